import { enforcementOf } from "../../../../policy/rule/metadata";
import type { PlanFault, PlanRule } from "../../../../policy/rule/plan-rule";
import type { Mutant } from "../mutants";
import type { Found, Judgeable } from "./judge";
import { mutatedStack } from "./world";

/** What one rule about the plan collected of each stack. */
interface Collected {
  readonly rule: PlanRule;
  readonly parts: ReadonlyMap<string, unknown>;
}

const keyOf = (rule: string, { urn, path, what }: PlanFault): string =>
  [rule, urn, path, what].join("\n");

/** Judges mutants by the rules about the plan as a whole. */
export class PlanJudge {
  readonly #collected: readonly Collected[];
  readonly #base: ReadonlySet<string>;

  constructor(
    private readonly stacks: ReadonlyMap<string, Judgeable>,
    rules: readonly PlanRule[],
  ) {
    this.#collected = rules.map((rule) => ({
      rule,
      parts: new Map(
        [...stacks].map(([name, { stack, context }]) => [name, rule.collect(stack, context)]),
      ),
    }));
    this.#base = new Set(
      this.#collected.flatMap(({ rule, parts }) =>
        rule.judge(present([...parts.values()])).map((fault) => keyOf(rule.id, fault)),
      ),
    );
  }

  /** Findings about a mutant that the plan does not have. */
  judge(mutant: Mutant): Found[] {
    const { stack: name } = mutant.subject;
    const judgeable = this.stacks.get(name);
    if (judgeable === undefined) throw new Error(`the plan has no stack ${name}`);
    const stack = mutatedStack(judgeable.stack, mutant);
    return this.#collected.flatMap(({ rule, parts }) => {
      const part = rule.collect(stack, judgeable.context);
      if (JSON.stringify(part) === JSON.stringify(parts.get(name))) return [];
      const all = [...parts].map(([other, own]) => (other === name ? part : own));
      return rule
        .judge(present(all))
        .filter((fault) => !this.#base.has(keyOf(rule.id, fault)))
        .map(({ urn, path, what }): Found => ({
          rule: rule.id,
          level: enforcementOf(rule.severity),
          urn,
          path,
          what,
        }));
    });
  }
}

function present(parts: readonly unknown[]): unknown[] {
  return parts.filter((part) => part !== undefined);
}
