import type {
  Policies,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { z } from "zod";
import type { PolicyContext } from "../context/context";
import { type Excuse, excuseFor } from "../exemptions/exemption";
import { StackIndex } from "./stack-view";
import { judgeInStack, judgeResource, settingsSchema, type Judgement } from "./judge";
import { findingMessage, suppressedMessage } from "./message";
import { enforcementOf, FRAMEWORKS, type Metadata, type Severity, severityIn } from "./metadata";
import { judgesType, type ResourceRule, type Rule, type StackRule } from "./rule";

/**
 * Key under which a harness passes a function that is told every judgement, those included that are no
 * findings. The SDK's own server has no place for them.
 */
export const OBSERVE = Symbol.for("worldcell.policy.observe");

/** What a harness is told. */
export interface Observation {
  readonly policy: string;
  readonly urn: string;
  readonly judgement: Judgement;
  /** How bad its findings are in this stack. */
  readonly severity: Severity;
  /** Excuse of each fault, in their order. */
  readonly excuses: readonly Excuse[];
}
export type Observe = (observation: Observation) => void;

interface Observed {
  readonly [OBSERVE]?: Observe;
}

/** How a violation is reported in full; the SDK's declarations name its text only. */
interface FullViolation {
  readonly message: string;
  readonly urn?: string;
  readonly enforcementLevel?: "advisory" | "mandatory";
  readonly severity?: Severity;
}

const TYPES = new WeakMap<object, readonly string[]>();

/**
 * Types that a policy made of a rule judges, as the rule has them; undefined for policies of other packs,
 * which may judge all.
 */
export function typesOf(policy: object): readonly string[] | undefined {
  return TYPES.get(policy);
}

/** Where the page of a rule is. */
export function pageOf(id: string): string {
  return `docs/policies/${id}.md`;
}

/** What rules know of the stack that a URN is of; asked when they run. */
export type ContextFor = (urn: string) => PolicyContext;

/** The rules as policies of the SDK. */
export function toPolicies(rules: readonly Rule[], contextFor: ContextFor): Policies {
  return rules.map((rule) => {
    const policy =
      rule.kind === "resource" ? resourcePolicy(rule, contextFor) : stackPolicy(rule, contextFor);
    TYPES.set(policy, rule.types);
    return policy;
  });
}

/**
 * Marks the function of a rule for one type as the SDK's own helpers do: its server then leaves out
 * resources of others before it reads their properties, which costs most of its time.
 */
function ofOneType<F extends object>(validate: F, { types }: Rule): F {
  const [only, ...others] = types;
  return only === undefined || others.length > 0 || only.endsWith("*")
    ? validate
    : Object.assign(validate, { __pulumiType: only });
}

function metadataOf(rule: Metadata): Omit<ResourceValidationPolicy, "validateResource"> {
  const [first] = rule.frameworks;
  const framework = first === undefined ? undefined : FRAMEWORKS[first.framework];
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}. ${rule.why}`,
    enforcementLevel: enforcementOf(rule.severity),
    severity: rule.severity,
    tags: rule.frameworks.map(({ framework: name, control }) => `${name}:${control}`),
    remediationSteps: rule.fix,
    url: pageOf(rule.id),
    ...(first === undefined || framework === undefined
      ? {}
      : { framework: { ...framework, reference: first.control, specification: first.control } }),
    ...(rule.settings === undefined ? {} : { configSchema: configSchemaOf(rule.settings) }),
  };
}

function configSchemaOf(settings: NonNullable<Metadata["settings"]>) {
  const { properties } = z.toJSONSchema(settingsSchema(settings), { io: "input" });
  return { properties: properties as Record<string, Record<string, never>> };
}

function resourcePolicy(rule: ResourceRule, contextFor: ContextFor): ResourceValidationPolicy {
  return {
    ...metadataOf(rule),
    validateResource: ofOneType(
      (args: ResourceValidationArgs & Observed, report: ReportViolation) => {
        if (!judgesType(rule.types, args.type))
          args.notApplicable(`judges ${rule.types.join(", ")}`);
        const context = contextFor(args.urn);
        const given = args.getConfig();
        const judgement = judgeResource(rule, args, context, given);
        tell(rule, args.urn, judgement, context, given, report, args[OBSERVE]);
        if (judgement.state === "notApplicable" || judgement.state === "unknown")
          args.notApplicable(judgement.reason);
      },
      rule,
    ),
  };
}

function stackPolicy(rule: StackRule, contextFor: ContextFor): StackValidationPolicy {
  return {
    ...metadataOf(rule),
    validateStack: ofOneType((args: StackValidationArgs & Observed, report: ReportViolation) => {
      const index = StackIndex.of(args.resources);
      const subjects = index.typesLike(rule.types).flatMap((type) => index.byType.get(type) ?? []);
      if (subjects.length === 0) args.notApplicable(`judges ${rule.types.join(", ")}`);
      const context = contextFor(subjects[0]?.urn ?? "");
      const given = args.getConfig();
      for (const subject of subjects) {
        const judgement = judgeInStack(rule, subject, args.resources, context, given);
        tell(rule, subject.urn, judgement, context, given, report, args[OBSERVE]);
      }
    }, rule),
  };
}

/** Reports the findings of a judgement, those that are excused as advice. */
function tell(
  rule: Rule,
  urn: string,
  judgement: Judgement,
  context: PolicyContext,
  given: object,
  report: ReportViolation,
  observe: Observe | undefined,
): void {
  const excuses = judgement.faults.map((fault) =>
    excuseFor(context.exemptions, rule, fault.urn ?? urn, context.today),
  );
  const severity = severityIn(rule, context.fleet !== undefined, given);
  observe?.({ policy: rule.id, urn, judgement, severity, excuses });
  const tellEngine = report as unknown as (violation: FullViolation) => void;
  // A level of the user's own stands above the rule's, so only what is milder than the rule is said.
  const milder: Pick<FullViolation, "severity" | "enforcementLevel"> =
    severity === rule.severity ? {} : { severity, enforcementLevel: ADVICE };
  judgement.faults.forEach((fault, index) => {
    const message = findingMessage(rule, fault);
    const at = fault.urn ?? urn;
    const excuse = excuses[index];
    tellEngine(
      excuse?.kind === "suppressed"
        ? {
            message: suppressedMessage(excuse.exemption, message),
            urn: at,
            ...milder,
            enforcementLevel: ADVICE,
          }
        : { message, urn: at, ...milder },
    );
  });
}

const ADVICE = "advisory";
