import { expect } from "chai";
import { runDirect } from "../../policy/harness";
import { toPolicies } from "../../policy/rule/to-policy";
import { RULES } from "../../policy/rules";
import { PLAN_RULES } from "../../policy/rules/plan";
import { EXCLUSIONS } from "./mutation/exclusions";
import type { Judgeable } from "./mutation/judge/judge";
import { StackJudge } from "./mutation/judge/judge";
import { mutatedStack } from "./mutation/judge/world";
import { type Mutant, mutantsOf, WHOLE } from "./mutation/mutants";
import { OPERATORS } from "./mutation/operators";
import { againstMutationPage, mutationPage, survivorTable, typeTable } from "./mutation/page";
import { type PropertyList, propertyList } from "./mutation/property-list";
import {
  explained,
  judgeables,
  type Outcome,
  outcomeOf,
  percentKilled,
  survivorsOf,
} from "./mutation/run";
import { type Planned, planned } from "./mutation/subjects";
import { SURVIVORS } from "./mutation/survivors";
import { unusedLines } from "./mutation/unused";

/** Least share of the mutants that mandatory findings must kill, in percent. */
const LEAST = 95;
/** Every so many mutants one is judged by the direct runner too, which takes a second for each. */
const SAMPLE = 211;

function told({ subject, place, operator, to }: Mutant): string {
  return `${subject.stack} ${subject.resource.name} ${place}: ${operator}, ${to}`;
}

/** What the direct runner finds in a stack, as texts. */
async function direct({ stack, context }: Judgeable): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const policies = toPolicies(RULES, () => context);
  await runDirect(policies, stack, {
    observe: ({ policy, urn, judgement }) => {
      for (const { path, what, urn: other = urn } of judgement.faults)
        found.add([policy, other, path, what].join(" "));
    },
  });
  return found;
}

describe("the policies, on plans that are weaker in one place", function () {
  this.timeout(600_000);

  let plan: Planned;
  let list: PropertyList;
  let mutants: readonly Mutant[] = [];
  let outcome: Outcome;

  before(async () => {
    plan = await planned();
    mutants = mutantsOf(plan.subjects);
    list = propertyList(plan.subjects, mutants);
    outcome = outcomeOf(plan, RULES, PLAN_RULES);
  });

  it("are asked about properties that are all decided", () => {
    expect(list.undecided).to.deep.equal([]);
  });

  it("are asked about every control that the plan sets", () => {
    expect(list.idle).to.deep.equal([]);
  });

  it("are asked by the same mutants each time", () => {
    expect(mutantsOf(plan.subjects).map(told)).to.deep.equal(mutants.map(told));
  });

  it("are asked by every operator, and every line of the tables is used", () => {
    const used = new Set(mutants.map(({ operator }) => operator));
    const idle = [...OPERATORS, ...WHOLE].map(({ name }) => name).filter((name) => !used.has(name));
    expect(idle).to.deep.equal([]);
    expect(unusedLines(mutants)).to.deep.equal([]);
    const empty = EXCLUSIONS.filter((entry) => (outcome.excluded.get(entry) ?? []).length === 0);
    expect(empty.map(({ title }) => title)).to.deep.equal([]);
  });

  it("say the same through the direct runner", async () => {
    const stacks = judgeables(plan);
    const base = new Map<string, { found: ReadonlySet<string>; judge: StackJudge }>();
    for (const mutant of mutants.filter((_, index) => index % SAMPLE === 0)) {
      const { stack: name } = mutant.subject;
      const judgeable = stacks.get(name);
      if (judgeable === undefined) throw new Error(`the plan has no stack ${name}`);
      const known = base.get(name) ?? {
        found: await direct(judgeable),
        judge: new StackJudge(judgeable, RULES),
      };
      base.set(name, known);
      const after = await direct({ ...judgeable, stack: mutatedStack(judgeable.stack, mutant) });
      const fresh = [...after].filter((finding) => !known.found.has(finding)).sort();
      const own = known.judge
        .judge(mutant)
        .map(({ rule, urn, path, what }) => [rule, urn, path, what].join(" "));
      expect([...new Set(own)].sort(), told(mutant)).to.deep.equal(fresh);
    }
  });

  it(`kill at least ${String(LEAST)} percent of them`, () => {
    const printed = `${typeTable(outcome)}\n${survivorTable(outcome)}`;
    process.stdout.write(`${printed.replace(/^/gm, "    ").trimEnd()}\n`);
    expect(percentKilled(outcome.judged)).to.be.at.least(LEAST);
  });

  it("let none live without a reason, and every reason holds", () => {
    const survivors = survivorsOf(outcome);
    const met = new Set(survivors.map(explained));
    const unexplained = survivors.filter((one) => explained(one) === undefined);
    expect(SURVIVORS.filter((entry) => !met.has(entry))).to.deep.equal([]);
    expect(unexplained.map(({ mutant, fate }) => `${fate} ${told(mutant)}`)).to.deep.equal([]);
  });

  it("and the page about them is fresh", () => {
    expect(againstMutationPage(mutationPage(outcome, list))).to.deep.equal([]);
  });
});
