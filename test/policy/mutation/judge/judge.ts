import type { PolicyContext } from "../../../../policy/context/context";
import type { HarnessStack } from "../../../../policy/harness";
import { judgeInStack, judgeResource } from "../../../../policy/rule/judge";
import { enforcementOf, severityIn } from "../../../../policy/rule/metadata";
import type { PlanRule } from "../../../../policy/rule/plan-rule";
import { judgesType, type Rule } from "../../../../policy/rule/rule";
import type { Mutant } from "../mutants";
import { ALL, readKey, type Reads } from "./reads";
import { World } from "./world";

/** One finding of a rule. */
export interface Found {
  readonly rule: string;
  readonly level: "mandatory" | "advisory";
  readonly urn: string;
  readonly path: string;
  readonly what: string;
}

/** A rule with one resource that it judges. */
interface Pair {
  readonly rule: Rule;
  readonly urn: string;
}

/** A stack of the plan with its context. */
export interface Judgeable {
  readonly stack: HarnessStack;
  readonly context: PolicyContext;
}

const keyOf = ({ rule, urn, path, what }: Found): string => [rule, urn, path, what].join("\n");

function levelOf(rule: Rule | PlanRule, context: PolicyContext | undefined): Found["level"] {
  const severity =
    rule.kind === "plan" ? rule.severity : severityIn(rule, context?.fleet !== undefined);
  return enforcementOf(severity);
}

/** What properties a mutant touches, as {@link Reads} has them. */
function touched({ subject, change }: Mutant): readonly string[] {
  const { urn } = subject.resource;
  const keys = (owner: string, names: readonly string[]) =>
    [...names, ALL].map((name) => readKey(owner, name));
  switch (change.kind) {
    case "edits":
      return keys(
        urn,
        change.edits.map(({ path }) => String(path[0])),
      );
    case "options":
      return "defaultProvider" in change.options
        ? keys(`${urn} self`, ["provider"])
        : keys(`${urn} opts`, Object.keys(change.options));
    case "removed":
      return [];
  }
}

/**
 * Judges mutants of one stack. It asks again only those rules about those resources whose judgement of the
 * plan looked at something that the mutant touches: the others cannot say anything else.
 */
export class StackJudge {
  readonly #world: World;
  readonly #context: PolicyContext;
  readonly #pairs: Pair[] = [];
  readonly #readers = new Map<string, Set<Pair>>();
  readonly #base = new Set<string>();

  constructor(
    { stack, context }: Judgeable,
    private readonly rules: readonly Rule[],
  ) {
    this.#world = World.of(stack);
    this.#context = context;
    for (const { urn, type } of this.#world.resources)
      for (const rule of this.rules) if (judgesType(rule.types, type)) this.#first({ rule, urn });
  }

  #first(pair: Pair): void {
    const reads: Reads = new Set();
    this.#pairs.push(pair);
    for (const found of this.#judge(pair, this.#world, undefined, reads))
      this.#base.add(keyOf(found));
    for (const read of reads) {
      const same = this.#readers.get(read);
      if (same === undefined) this.#readers.set(read, new Set([pair]));
      else same.add(pair);
    }
  }

  #judge(
    { rule, urn }: Pair,
    world: World,
    joined: ReturnType<World["joined"]> | undefined,
    reads?: Reads,
  ): Found[] {
    const context = this.#context;
    const faults = (): ReturnType<typeof judgeResource>["faults"] => {
      if (rule.kind === "resource") {
        const judged = world.judged(urn, reads);
        return judged === undefined ? [] : judgeResource(rule, judged, context, {}).faults;
      }
      const resources = joined ?? world.joined(reads);
      const subject = resources.find((resource) => resource.urn === urn);
      if (subject === undefined) return [];
      return judgeInStack(rule, subject, resources, context, {}).faults;
    };
    const level = levelOf(rule, context);
    return faults().map((fault) => ({
      rule: rule.id,
      level,
      urn: fault.urn ?? urn,
      path: fault.path,
      what: fault.what,
    }));
  }

  #concerned(mutant: Mutant): ReadonlySet<Pair> {
    if (mutant.change.kind === "removed")
      return new Set(this.#pairs.filter(({ rule }) => rule.kind === "stack"));
    const pairs = new Set<Pair>();
    for (const key of touched(mutant))
      for (const pair of this.#readers.get(key) ?? []) pairs.add(pair);
    return pairs;
  }

  /** Findings about a mutant that nobody has about the plan. */
  judge(mutant: Mutant): Found[] {
    const pairs = this.#concerned(mutant);
    if (pairs.size === 0) return [];
    const world = this.#world.with(mutant);
    const inStack = [...pairs].some(({ rule }) => rule.kind === "stack");
    const joined = inStack ? world.joined() : undefined;
    return [...pairs]
      .flatMap((pair) => this.#judge(pair, world, joined))
      .filter((found) => !this.#base.has(keyOf(found)));
  }
}
