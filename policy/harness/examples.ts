import { foreignContext } from "../context/context";
import type { Judgement } from "../rule/judge";
import { toPolicies } from "../rule/to-policy";
import { runDirect } from "./direct";
import { type Example, type Fixtures, type Snippet, type Spelling, spellings } from "./fixture";
import { recordProgram } from "./program";

const GROUPS = ["pass", "fail", "notApplicable", "unknown"] as const;
type Group = (typeof GROUPS)[number];

/** A day on which no example depends. */
const DAY = new Date("2026-12-01T00:00:00Z");

/** What a rule said in one run of an example. */
interface Seen {
  readonly judgements: readonly Judgement[];
  /** How many resources there are. */
  readonly others: number;
}

async function run(
  fixtures: Fixtures,
  group: Group,
  example: Example,
  spelling: Spelling,
): Promise<Seen> {
  const stack = await recordProgram(() => example.of(spelling), {
    ...example,
    preview: group === "unknown",
  });
  const context = example.context?.() ?? {
    ...foreignContext(DAY),
    ...(example.phase === undefined ? {} : { phase: example.phase }),
  };
  const judgements: Judgement[] = [];
  await runDirect(
    toPolicies([fixtures.rule], () => context),
    stack,
    {
      observe: ({ judgement }) => judgements.push(judgement),
    },
  );
  return { judgements, others: stack.resources.filter(({ custom }) => custom).length };
}

const wrapped = (entry: Snippet | Example): Example =>
  typeof entry === "function" ? { of: entry } : entry;

function list(value: string | readonly string[]): string[] {
  return (typeof value === "string" ? [value] : [...value]).sort();
}

/** What is wrong with one run; undefined when it is as the example says. */
function problem(group: Group, example: Example, { judgements, others }: Seen): string | undefined {
  const states = [...new Set(judgements.map(({ state }) => state))].sort();
  const said = judgements
    .map(({ state, faults, reason }) =>
      [state, ...faults.map(({ path, what }) => `${path}: ${what}`), reason]
        .filter((part) => part !== "")
        .join(" "),
    )
    .join("; ");
  const only = (...allowed: readonly string[]) =>
    judgements.length > 0 && states.every((state) => allowed.includes(state));
  switch (group) {
    case "pass":
      return only("pass", "notApplicable") && states.includes("pass")
        ? undefined
        : `must pass, but: ${said}`;
    case "fail": {
      const wanted = list((example as Fixtures["fail"][string]).at);
      const found = judgements.flatMap(({ faults }) => faults.map(({ path }) => path)).sort();
      return JSON.stringify(found) === JSON.stringify(wanted)
        ? undefined
        : `must fail at ${wanted.join(", ")}, but: ${said || "nothing was judged"}`;
    }
    case "notApplicable":
      return only("notApplicable") || (judgements.length === 0 && others > 0)
        ? undefined
        : `must not apply, but: ${said}`;
    case "unknown": {
      const { satisfied = false } = example as { readonly satisfied?: true };
      const wanted = satisfied ? "pass" : "unknown";
      return states.includes(wanted) && !states.includes("fail")
        ? undefined
        : `must be ${wanted}, but: ${said}`;
    }
  }
}

/**
 * Runs every example of a rule in every spelling and says what is not as the examples say; nothing when all is.
 * A rule needs at least one example that passes, fails, and is undecided or satisfied by an unknown value.
 */
export async function fixtureProblems(fixtures: Fixtures): Promise<string[]> {
  const problems: string[] = [];
  for (const group of GROUPS) {
    const examples = Object.entries<Snippet | Example>(fixtures[group]);
    if (examples.length === 0) problems.push(`${fixtures.rule.id}: has no example under ${group}`);
    for (const [name, entry] of examples) {
      const example = wrapped(entry);
      for (const spelling of spellings()) {
        let found: string | undefined;
        try {
          found = problem(group, example, await run(fixtures, group, example, spelling));
        } catch (error) {
          found = `could not be run: ${error instanceof Error ? error.message : String(error)}`;
        }
        if (found === undefined) continue;
        const how = spelling.taken.map(({ name: chosen }) => chosen).join(", ");
        problems.push(
          `${fixtures.rule.id}: ${group}: ${name}${how === "" ? "" : ` (${how})`}: ${found}`,
        );
      }
    }
  }
  return problems;
}
