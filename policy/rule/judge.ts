import { z } from "zod";
import { reaches, type PolicyContext } from "../context/context";
import type { Settings } from "./metadata";
import type { Rule } from "./rule";
import { StackIndex, StackSubject, type StackJudged } from "./stack-view";
import { Subject, type Judged } from "./subject";
import { type Fault, NotApplicable, Verdict } from "./verdict";

/** How a rule stands to one resource. */
export type State = "pass" | "fail" | "unknown" | "notApplicable";

/** What a rule says of one resource. */
export interface Judgement {
  readonly state: State;
  readonly faults: readonly Fault[];
  /** Why it does not apply, or which values are not known; empty for other states. */
  readonly reason: string;
}

const SCHEMAS = new WeakMap<Settings, z.ZodType<Record<string, unknown>>>();

/** Schema of a rule's settings. */
export function settingsSchema(settings: Settings): z.ZodType<Record<string, unknown>> {
  const known = SCHEMAS.get(settings);
  if (known !== undefined) return known;
  const made = z.strictObject({ ...settings });
  SCHEMAS.set(settings, made);
  return made;
}

/** Settings with defaults. @throws when a value is not allowed. */
function settingsOf(rule: Rule, given: object): Record<string, unknown> {
  return rule.settings === undefined ? {} : settingsSchema(rule.settings).parse(given);
}

/**
 * The place in the source where an error was thrown, without its message, which might hold a property's
 * value.
 */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const [, place] = /\n\s+at [^\n]*?((?:policy|infra)[\w./-]*:\d+)/.exec(stack) ?? [];
  return place === undefined ? "" : ` at ${place}`;
}

function run(rule: Rule, verdict: Verdict, check: () => void): Judgement {
  try {
    verdict.guarded(check);
  } catch (error) {
    if (error instanceof NotApplicable && verdict.faults.length === 0)
      return { state: "notApplicable", faults: [], reason: error.reason };
    if (!(error instanceof NotApplicable)) {
      const kind = error instanceof Error ? error.name : typeof error;
      verdict.fail({
        path: "",
        what: `cannot be judged: the rule ${rule.id} has a fault of its own (${kind}${placeOf(error)})`,
      });
    }
  }
  if (verdict.faults.length > 0) return { state: "fail", faults: verdict.faults, reason: "" };
  if (verdict.unknown.size > 0) {
    const paths = [...verdict.unknown].sort().join(", ");
    return { state: "unknown", faults: [], reason: `not known before the update: ${paths}` };
  }
  return { state: "pass", faults: [], reason: "" };
}

/** Judges one resource. @param given settings of the pack's user, without defaults. */
export function judgeResource(
  rule: Rule & { kind: "resource" },
  judged: Judged,
  context: PolicyContext,
  given: object,
): Judgement {
  const early = outOfScope(rule, context);
  if (early !== undefined) return early;
  const verdict = new Verdict();
  return run(rule, verdict, () => {
    rule.check(new Subject(judged, verdict, context, settingsOf(rule, given)));
  });
}

/** Judges one resource among those of its stack. */
export function judgeInStack(
  rule: Rule & { kind: "stack" },
  judged: StackJudged,
  resources: readonly StackJudged[],
  context: PolicyContext,
  given: object,
): Judgement {
  const early = outOfScope(rule, context);
  if (early !== undefined) return early;
  const verdict = new Verdict();
  return run(rule, verdict, () => {
    const index = StackIndex.of(resources);
    rule.check(new StackSubject(judged, index, verdict, context, settingsOf(rule, given)));
  });
}

function outOfScope(rule: Rule, context: PolicyContext): Judgement | undefined {
  if (rule.fleetOnly === true && context.fleet === undefined)
    return { state: "notApplicable", faults: [], reason: "the stack belongs to no fleet" };
  if (rule.foreignOnly === true && context.fleet !== undefined)
    return {
      state: "notApplicable",
      faults: [],
      reason: "the stack belongs to a fleet, of which more is demanded",
    };
  if (rule.fromPhase === undefined || reaches(context.phase, rule.fromPhase)) return undefined;
  const reason = `applies from phase ${rule.fromPhase} on, and this is ${context.phase}`;
  return { state: "notApplicable", faults: [], reason };
}
