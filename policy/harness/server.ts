import { createRequire } from "node:module";
import type { Policies } from "@pulumi/policy";
import {
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  EnforcementLevel,
  PolicySeverity,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PlannedResource, Properties } from "../../infra/planner/record/types";
import { SEVERITIES } from "../rule/metadata";
import type { RunOptions } from "./direct";
import {
  type NotApplicableNote,
  type PolicyFinding,
  type RunResult,
  sortedFindings,
} from "./finding";
import { levelOf, type PackConfig, settingsFor } from "./settings";
import { analysed, type HarnessStack, providerOf, providersOf } from "./stack";

type Rpc<Request> = (
  call: { request: Request },
  callback: (error: Error | null | undefined, response?: AnalyzeResponse) => void,
) => Promise<void>;
type MakeRpc<Request> = (
  pack: string,
  version: string,
  level: string,
  policies: Policies,
) => Rpc<Request>;
/** What answers the engine inside a policy pack; the SDK exports it without a declaration. */
const { makeAnalyzeRpcFun, makeAnalyzeStackRpcFun } = createRequire(__filename)(
  "@pulumi/policy/server",
) as {
  makeAnalyzeRpcFun: MakeRpc<AnalyzeRequest>;
  makeAnalyzeStackRpcFun: MakeRpc<AnalyzeStackRequest>;
};

/** The policies with the settings of a pack's user: what the server's `configure` call would do. */
function configured(policies: Policies, config: PackConfig): Policies {
  return policies.map((policy) => {
    const enforcementLevel = levelOf(policy, config);
    const getConfig = <T extends object>() => settingsFor(policy.name, config) as T;
    if ("validateStack" in policy) {
      const { validateStack } = policy;
      return {
        ...policy,
        enforcementLevel,
        validateStack: (args, report) => validateStack({ ...args, getConfig }, report),
      };
    }
    const { validateResource } = policy;
    if (validateResource === undefined) return { ...policy, enforcementLevel };
    const functions = Array.isArray(validateResource) ? validateResource : [validateResource];
    return {
      ...policy,
      enforcementLevel,
      validateResource: functions.map(
        (validate): typeof validate =>
          (args, report) =>
            validate({ ...args, getConfig }, report),
      ),
    };
  });
}

function optionsOf(resource: PlannedResource): AnalyzerResourceOptions {
  const options = new AnalyzerResourceOptions();
  options.setProtect(resource.protect);
  options.setIgnorechangesList([...resource.ignoreChanges]);
  options.setAliasesList([...resource.aliases]);
  options.setAdditionalsecretoutputsList([...resource.additionalSecretOutputs]);
  if (resource.deleteBeforeReplace) {
    options.setDeletebeforereplace(true);
    options.setDeletebeforereplacedefined(true);
  }
  if (resource.parent !== undefined) options.setParent(resource.parent);
  const { create, update, delete: deletion } = resource.customTimeouts ?? {};
  const timeouts = new AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(create ?? 0);
  timeouts.setUpdate(update ?? 0);
  timeouts.setDelete(deletion ?? 0);
  options.setCustomtimeouts(timeouts);
  return options;
}

function structOf(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

function providerMessage(
  provider: PlannedResource | undefined,
): AnalyzerProviderResource | undefined {
  if (provider === undefined) return undefined;
  const message = new AnalyzerProviderResource();
  message.setType(provider.type);
  message.setUrn(provider.urn);
  message.setName(provider.name);
  message.setProperties(structOf(provider.inputs));
  return message;
}

function resourceRequest(
  resource: PlannedResource,
  providers: ReadonlyMap<string, PlannedResource>,
): AnalyzeRequest {
  const request = new AnalyzeRequest();
  request.setType(resource.type);
  request.setUrn(resource.urn);
  request.setName(resource.name);
  request.setProperties(structOf(resource.inputs));
  request.setOptions(optionsOf(resource));
  request.setProvider(providerMessage(providerOf(resource, providers)));
  return request;
}

function stackRequest(
  resources: readonly PlannedResource[],
  providers: ReadonlyMap<string, PlannedResource>,
): AnalyzeStackRequest {
  const request = new AnalyzeStackRequest();
  request.setResourcesList(
    resources.map((resource) => {
      const message = new AnalyzerResource();
      message.setType(resource.type);
      message.setUrn(resource.urn);
      message.setName(resource.name);
      message.setProperties(structOf(resource.outputs));
      message.setOptions(optionsOf(resource));
      message.setProvider(providerMessage(providerOf(resource, providers)));
      message.setParent(resource.parent ?? "");
      message.setDependenciesList([...resource.dependencies]);
      const map = message.getPropertydependenciesMap();
      for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
        const list = new AnalyzerPropertyDependencies();
        list.setUrnsList([...urns]);
        map.set(key, list);
      }
      return message;
    }),
  );
  return request;
}

async function ask<Request>(rpc: Rpc<Request>, request: Request): Promise<AnalyzeResponse> {
  return new Promise((resolve, reject) => {
    void rpc({ request }, (error, response) => {
      if (response !== undefined && (error === undefined || error === null)) resolve(response);
      else reject(error ?? new Error("the policy server gave no answer"));
    });
  });
}

/**
 * Runs policies over a recorded stack through the policy SDK's own server functions, with the messages that
 * the engine sends. It is what `pulumi preview` would do, without the CLI.
 *
 * @throws what the update would fail with.
 */
export async function runServer(
  policies: Policies,
  stack: HarnessStack,
  options: Omit<RunOptions, "observe"> = {},
): Promise<RunResult> {
  const [pack = "worldcell", version = "0"] = (options.pack ?? "worldcell@v0").split("@v");
  const ready = configured(policies, options.config ?? {});
  const resources = analysed(stack);
  const providers = providersOf(stack);
  const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
  const findings: PolicyFinding[] = [];
  const notApplicable: NotApplicableNote[] = [];
  const keep = (response: AnalyzeResponse, urn: string | undefined) => {
    for (const diagnostic of response.getDiagnosticsList()) {
      const given = diagnostic.getUrn();
      findings.push({
        policy: diagnostic.getPolicyname(),
        urn: urn ?? (given === "" ? root : given),
        level:
          diagnostic.getEnforcementlevel() === EnforcementLevel.MANDATORY
            ? "mandatory"
            : "advisory",
        ...severityOf(diagnostic.getSeverity()),
        message: diagnostic.getMessage(),
      });
    }
    for (const note of response.getNotApplicableList()) {
      notApplicable.push({
        policy: note.getPolicyName(),
        urn: urn ?? "",
        reason: note.getReason(),
      });
    }
  };
  const analyse = makeAnalyzeRpcFun(pack, version, "advisory", ready);
  for (const resource of resources) {
    keep(await ask(analyse, resourceRequest(resource, providers)), resource.urn);
  }
  const analyseStack = makeAnalyzeStackRpcFun(pack, version, "advisory", ready);
  keep(await ask(analyseStack, stackRequest(resources, providers)), undefined);
  return { findings: sortedFindings(findings), notApplicable };
}

function severityOf(severity: PolicySeverity): Pick<PolicyFinding, "severity"> {
  const name = SEVERITIES.find(
    (candidate) =>
      PolicySeverity[
        `POLICY_SEVERITY_${candidate.toUpperCase() as Uppercase<typeof candidate>}`
      ] === severity,
  );
  return name === undefined ? {} : { severity: name };
}
