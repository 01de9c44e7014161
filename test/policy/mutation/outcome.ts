import type { Rule } from "../../../policy/rule/rule";
import type { Found, Judgeable } from "./judge/judge";
import { StackJudge } from "./judge/judge";
import { PlanJudge } from "./judge/plan";
import type { PlanRule } from "../../../policy/rule/plan-rule";
import type { Mutant } from "./mutants";
import { names } from "./naming";

/**
 * What became of a mutant: `killed` by a mandatory finding that names what was changed; `elsewhere`: a
 * mandatory finding, but about something else; `advised`: only advice names it; `survived`: nobody says anything.
 */
export type Fate = "killed" | "elsewhere" | "advised" | "survived";

/** A mutant with what was found about it. */
export interface Judged {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** Findings that the plan does not have. */
  readonly found: readonly Found[];
}

function fateOf(mutant: Mutant, found: readonly Found[]): Fate {
  const named = found.filter((one) => names(one, mutant));
  if (named.some(({ level }) => level === "mandatory")) return "killed";
  if (found.some(({ level }) => level === "mandatory")) return "elsewhere";
  return named.length > 0 ? "advised" : "survived";
}

/** Judges mutants against the rules. */
export class Courtroom {
  readonly #judges = new Map<string, StackJudge>();
  readonly #plan: PlanJudge;

  constructor(
    private readonly stacks: ReadonlyMap<string, Judgeable>,
    private readonly rules: readonly Rule[],
    planRules: readonly PlanRule[],
  ) {
    this.#plan = new PlanJudge(stacks, planRules);
  }

  /** Rules of one stack, with the plan's own findings known. */
  judgeOf(stack: string): StackJudge {
    const known = this.#judges.get(stack);
    if (known !== undefined) return known;
    const judgeable = this.stacks.get(stack);
    if (judgeable === undefined) throw new Error(`the plan has no stack ${stack}`);
    const made = new StackJudge(judgeable, this.rules);
    this.#judges.set(stack, made);
    return made;
  }

  /** Judges one mutant; rules about the whole plan are asked only where those about the stack are not enough. */
  judge(mutant: Mutant): Judged {
    const found = this.judgeOf(mutant.subject.stack).judge(mutant);
    const fate = fateOf(mutant, found);
    if (fate === "killed") return { mutant, fate, found };
    const all = [...found, ...this.#plan.judge(mutant)];
    return { mutant, fate: fateOf(mutant, all), found: all };
  }
}
