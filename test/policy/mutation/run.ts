import { fleetContext } from "../../../policy/context/context";
import type { PlanRule } from "../../../policy/rule/plan-rule";
import type { Rule } from "../../../policy/rule/rule";
import { EXCLUSIONS, excludedBy } from "./exclusions";
import type { Exclusion } from "./exclusions/declared";
import type { Judgeable } from "./judge/judge";
import { type Mutant, mutantsOf } from "./mutants";
import { Courtroom, type Judged } from "./outcome";
import type { Planned } from "./subjects";
import { SURVIVORS, type Survivors } from "./survivors";

/** A day on which no rule depends. */
const NOW = new Date("2026-12-01T00:00:00Z");

/** What became of all mutants of a plan. */
export interface Outcome {
  /** Mutants that are weaker plans, each with what was found about it. */
  readonly judged: readonly Judged[];
  /** The others by class. */
  readonly excluded: ReadonlyMap<Exclusion, readonly Mutant[]>;
}

/** The stacks of a plan with their contexts. */
export function judgeables({ fleet, stacks }: Planned): ReadonlyMap<string, Judgeable> {
  return new Map(
    stacks.map(({ spec, recorded }) => [
      spec.stack,
      { stack: recorded, context: fleetContext(fleet, spec, NOW) },
    ]),
  );
}

/** Makes the mutants of a plan and judges each. */
export function outcomeOf(
  planned: Planned,
  rules: readonly Rule[],
  planRules: readonly PlanRule[],
): Outcome {
  const court = new Courtroom(judgeables(planned), rules, planRules);
  const excluded = new Map<Exclusion, Mutant[]>(EXCLUSIONS.map((entry) => [entry, []]));
  const judged = mutantsOf(planned.subjects).flatMap((mutant) => {
    const exclusion = excludedBy(mutant);
    if (exclusion === undefined) return [court.judge(mutant)];
    excluded.get(exclusion)?.push(mutant);
    return [];
  });
  return { judged, excluded };
}

/** The mutants that are not killed. */
export function survivorsOf({ judged }: Outcome): readonly Judged[] {
  return judged.filter(({ fate }) => fate !== "killed");
}

/** The entry that explains a survivor. */
export function explained({ mutant }: Pick<Judged, "mutant">): Survivors | undefined {
  const { subject, generic, operator, to } = mutant;
  const { type, name } = subject.resource;
  return SURVIVORS.find(
    (entry) =>
      entry.type === type &&
      entry.path === generic &&
      entry.operators.includes(operator) &&
      (entry.names?.test(name) ?? true) &&
      (entry.to?.test(to) ?? true),
  );
}

/** Share of the mutants that are killed, in percent; rounded down, so that 95 means 95. */
export function percentKilled(judged: readonly Judged[]): number {
  const killed = judged.filter(({ fate }) => fate === "killed").length;
  return judged.length === 0 ? 0 : Math.floor((1000 * killed) / judged.length) / 10;
}
