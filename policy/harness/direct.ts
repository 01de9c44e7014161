import { createRequire } from "node:module";
import {
  type Policies,
  type PolicyResource,
  type PolicyResourceOptions,
  type ResourceValidationArgs,
  type ResourceValidationPolicy,
  type StackValidationArgs,
  type StackValidationPolicy,
  UnknownValueError,
} from "@pulumi/policy";
import type { PlannedResource } from "../../infra/planner/record/types";
import { OBSERVE, type Observe, typesOf } from "../rule/to-policy";
import { NotApplicable } from "../rule/verdict";
import {
  cannotRun,
  type NotApplicableNote,
  type PolicyFinding,
  type RunResult,
  sortedFindings,
} from "./finding";
import { levelOf, type PackConfig, settingsFor } from "./settings";
import { analysed, asPolicyProps, type HarnessStack, providerOf, providersOf } from "./stack";

const { getPulumiType } = createRequire(__filename)("@pulumi/policy/policy") as {
  getPulumiType: (of: object) => string | undefined;
};

export interface RunOptions {
  /** Settings of the pack. @default none */
  readonly config?: PackConfig;
  /** Name and version of the pack, for messages of the SDK's own. @default "worldcell@v0" */
  readonly pack?: string;
  /** Told every judgement of this project's rules; the SDK's server functions cannot do that. */
  readonly observe?: Observe;
}

/** Ends a policy, as the SDK's own `notApplicable` does. */
const notApplicable = (reason?: string): never => {
  throw new NotApplicable(reason ?? "Policy does not apply");
};

type Violation =
  | string
  | {
      message?: string;
      urn?: string;
      enforcementLevel?: "advisory" | "mandatory";
      severity?: PolicyFinding["severity"];
      name?: string;
    };

/** Collects what policies report, in the words of the SDK's server. */
class Collector {
  readonly findings: PolicyFinding[] = [];
  readonly notes: NotApplicableNote[] = [];

  constructor(
    private readonly options: RunOptions,
    private readonly root: string,
  ) {}

  reporter(policy: Policies[number], level: "advisory" | "mandatory", urn: string | undefined) {
    return (violation: Violation, other?: string): void => {
      const full =
        typeof violation === "string"
          ? {
              message:
                violation === "" ? policy.description : `${policy.description}\n${violation}`,
              urn: other,
            }
          : { ...violation, message: violation.message ?? policy.description };
      this.findings.push({
        policy: (typeof violation === "string" ? undefined : violation.name) ?? policy.name,
        urn: urn ?? full.urn ?? this.root,
        level: (typeof violation === "string" ? undefined : violation.enforcementLevel) ?? level,
        ...severityOf(
          typeof violation === "string" ? policy.severity : (violation.severity ?? policy.severity),
        ),
        message: full.message,
      });
    };
  }

  /** What the SDK's server does with an error of a policy. @throws what it would fail the update with. */
  settle(policy: Policies[number], urn: string, error: unknown): void {
    if (error instanceof NotApplicable) {
      this.notes.push({ policy: policy.name, urn, reason: error.reason });
    } else if (error instanceof UnknownValueError) {
      this.findings.push({
        policy: policy.name,
        urn: urn === "" ? this.root : urn,
        level: "advisory",
        ...severityOf(policy.severity),
        message: cannotRun(
          policy.name,
          this.options.pack ?? "worldcell@v0",
          String((error as Error).message),
        ),
      });
    } else {
      throw error;
    }
  }
}

function severityOf(severity: PolicyFinding["severity"]): Pick<PolicyFinding, "severity"> {
  return severity === undefined ? {} : { severity };
}

interface Prepared<P> {
  readonly policy: P;
  readonly level: "advisory" | "mandatory";
}

function prepared<P extends Policies[number]>(
  policies: readonly P[],
  config: PackConfig,
): Prepared<P>[] {
  return policies.flatMap((policy) => {
    const level = levelOf(policy, config);
    if (level === "disabled") return [];
    return [{ policy, level: level === "remediate" ? ("mandatory" as const) : level }];
  });
}

/** Policies by the type that they judge; those that may judge any stand under the empty text. */
function indexed(
  policies: readonly Prepared<ResourceValidationPolicy>[],
): Map<string, Prepared<ResourceValidationPolicy>[]> {
  const index = new Map<string, Prepared<ResourceValidationPolicy>[]>([["", []]]);
  for (const entry of policies) {
    const single = Array.isArray(entry.policy.validateResource)
      ? undefined
      : entry.policy.validateResource;
    const attached = single === undefined ? undefined : getPulumiType(single);
    const types = typesOf(entry.policy) ?? [attached ?? ""];
    // A policy of a pattern of types is asked for every resource, and says itself what it judges.
    const keys = types.some((type) => type === "" || type.endsWith("*")) ? [""] : new Set(types);
    for (const type of keys) {
      const same = index.get(type);
      if (same === undefined) index.set(type, [entry]);
      else same.push(entry);
    }
  }
  return index;
}

function optionsOf(resource: PlannedResource): PolicyResourceOptions {
  const { create, update, delete: deletion } = resource.customTimeouts ?? {};
  return {
    protect: resource.protect,
    ignoreChanges: [...resource.ignoreChanges],
    aliases: [...resource.aliases],
    customTimeouts: {
      createSeconds: create ?? 0,
      updateSeconds: update ?? 0,
      deleteSeconds: deletion ?? 0,
    },
    additionalSecretOutputs: [...resource.additionalSecretOutputs],
    ...(resource.deleteBeforeReplace ? { deleteBeforeReplace: true } : {}),
    ...(resource.parent === undefined ? {} : { parent: resource.parent }),
  };
}

type Base = Pick<
  PolicyResource,
  "type" | "props" | "urn" | "name" | "opts" | "provider" | "isType" | "asType"
>;

function base(
  resource: PlannedResource,
  properties: PlannedResource["inputs"],
  providers: ReadonlyMap<string, PlannedResource>,
): Base {
  const props = asPolicyProps(properties);
  const provider = providerOf(resource, providers);
  const isType = (of: object): boolean => getPulumiType(of) === resource.type;
  return {
    type: resource.type,
    props,
    urn: resource.urn,
    name: resource.name,
    opts: optionsOf(resource),
    ...(provider === undefined
      ? {}
      : {
          provider: {
            type: provider.type,
            urn: provider.urn,
            name: provider.name,
            props: asPolicyProps(provider.inputs),
          },
        }),
    isType,
    asType: ((of: object) => (isType(of) ? props : undefined)) as Base["asType"],
  };
}

const NO_TAGS: ReadonlyMap<string, string> = new Map();

/**
 * Runs policies over a recorded stack in this process. It means what the SDK's server functions mean: the
 * same proxies, unknown values, levels and texts. It is fast because it reads each resource once and asks
 * only the policies of its type.
 *
 * @param policies of this project or of any other pack.
 * @throws what a policy throws, as the engine's update would fail with it.
 */
export async function runDirect(
  policies: Policies,
  stack: HarnessStack,
  options: RunOptions = {},
): Promise<RunResult> {
  const config = options.config ?? {};
  const resources = analysed(stack);
  const providers = providersOf(stack);
  const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
  const collector = new Collector(options, root);
  const observed = options.observe === undefined ? {} : { [OBSERVE]: options.observe };
  const index = indexed(prepared(policies.filter(isResourcePolicy), config));
  // Policies run one after the other: what they are told of themselves is that of the one that runs.
  let running = "";
  const getConfig = <T extends object>() => settingsFor(running, config) as T;
  const any = index.get("") ?? [];
  for (const resource of resources) {
    const own = index.get(resource.type) ?? [];
    if (any.length + own.length === 0) continue;
    const judged = base(resource, resource.inputs, providers);
    const args: ResourceValidationArgs = {
      ...judged,
      asType: judged.asType as ResourceValidationArgs["asType"],
      stackTags: NO_TAGS,
      getConfig,
      notApplicable,
      ...observed,
    };
    for (const { policy, level } of [...any, ...own]) {
      running = policy.name;
      const report = collector.reporter(policy, level, resource.urn);
      const { validateResource } = policy;
      const functions = Array.isArray(validateResource) ? validateResource : [validateResource];
      for (const validate of functions) {
        try {
          const pending = validate?.(args, report);
          if (pending instanceof Promise) await pending;
        } catch (error) {
          collector.settle(policy, resource.urn, error);
        }
      }
    }
  }
  await runStackPolicies(policies.filter(isStackPolicy), {
    resources,
    providers,
    collector,
    config,
    observed,
  });
  return { findings: sortedFindings(collector.findings), notApplicable: collector.notes };
}

async function runStackPolicies(
  policies: readonly StackValidationPolicy[],
  run: {
    readonly resources: readonly PlannedResource[];
    readonly providers: ReadonlyMap<string, PlannedResource>;
    readonly collector: Collector;
    readonly config: PackConfig;
    readonly observed: object;
  },
): Promise<void> {
  if (policies.length === 0) return;
  const resources = joined(run.resources, run.providers);
  for (const { policy, level } of prepared(policies, run.config)) {
    const report = run.collector.reporter(policy, level, undefined);
    const args: StackValidationArgs = {
      resources,
      stackTags: NO_TAGS,
      getConfig: <T extends object>() => settingsFor(policy.name, run.config) as T,
      notApplicable,
      ...run.observed,
    };
    try {
      const pending = policy.validateStack(args, report);
      if (pending instanceof Promise) await pending;
    } catch (error) {
      run.collector.settle(policy, "", error);
    }
  }
}

/** Resources of a stack with their parents and dependencies as objects. */
function joined(
  resources: readonly PlannedResource[],
  providers: ReadonlyMap<string, PlannedResource>,
): PolicyResource[] {
  const made = new Map<string, PolicyResource>(
    resources.map((resource) => [
      resource.urn,
      {
        ...base(resource, resource.outputs, providers),
        dependencies: [],
        propertyDependencies: {},
      },
    ]),
  );
  const known = (urns: readonly string[]): PolicyResource[] =>
    urns.flatMap((urn) => made.get(urn) ?? []);
  for (const resource of resources) {
    const judged = made.get(resource.urn);
    if (judged === undefined) continue;
    const parent = made.get(resource.parent ?? "");
    if (parent !== undefined) judged.parent = parent;
    judged.dependencies = known(resource.dependencies);
    for (const [key, urns] of Object.entries(resource.propertyDependencies))
      judged.propertyDependencies[key] = known(urns);
  }
  return [...made.values()];
}

function isStackPolicy(policy: Policies[number]): policy is StackValidationPolicy {
  return "validateStack" in policy;
}

function isResourcePolicy(policy: Policies[number]): policy is ResourceValidationPolicy {
  return !isStackPolicy(policy);
}
