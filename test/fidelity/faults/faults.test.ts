import { expect } from "chai";
import { withValidators } from "../coverage/hook";
import { againstPage } from "../coverage/page";
import { validators } from "../coverage/validators";
import type { Subject } from "../support/validator";
import { faultsOf, type Fault } from "./generate";
import { explained, outcomeOf, type Outcome } from "./outcome";
import { faultsPage, operatorTable, percentCaught } from "./page";
import { publishedPlan, type Published } from "./published";
import { SURVIVORS } from "./survivors";

/** Least share of the faults that the validators must catch, in percent. */
const LEAST = 95;

function told({ base, operator, path }: Fault): string {
  return `${base.type} ${path}: ${operator}`;
}

describe("the validators, on faults generated from published data", function () {
  this.timeout(300_000);
  withValidators();

  let subjects: readonly Subject[] = [];
  let published: ReadonlyMap<string, Published> = new Map();
  let outcome: Outcome;

  before(async () => {
    ({ subjects, published } = await publishedPlan());
    outcome = await outcomeOf(subjects, published, validators());
  });

  it("are asked about every type of the plan, by the same faults each time", () => {
    const given = subjects.filter(({ inputs }) => Object.keys(inputs).length > 0);
    const types = new Set(given.map(({ type }) => type));
    for (const { base } of outcome.faults) types.delete(base.type);
    expect([...types]).to.deep.equal([]);
    const again = faultsOf([...subjects].reverse(), published);
    expect(again.map(told)).to.deep.equal(outcome.faults.map(told));
    expect(again.map(({ subject }) => subject.inputs)).to.deep.equal(
      outcome.faults.map(({ subject }) => subject.inputs),
    );
  });

  it("are asked about nothing that is as planned", () => {
    const same = outcome.faults.filter(
      ({ base, subject }) => JSON.stringify(base.inputs) === JSON.stringify(subject.inputs),
    );
    expect(same.map(told)).to.deep.equal([]);
  });

  it(`catch at least ${String(LEAST)} percent of them`, () => {
    process.stdout.write(`${operatorTable(outcome).replace(/^/gm, "    ").trimEnd()}\n`);
    expect(percentCaught(outcome)).to.be.at.least(LEAST);
  });

  it("miss none without a reason, and every reason holds", () => {
    const met = new Set(outcome.survivors.map(explained));
    const unexplained = outcome.survivors.filter((fault) => explained(fault) === undefined);
    expect(unexplained.map(told)).to.deep.equal([]);
    expect(SURVIVORS.filter((entry) => !met.has(entry))).to.deep.equal([]);
  });

  it("are each the only one to catch some", () => {
    const sets = [...outcome.caught];
    const idle = sets.filter(([name, own]) => {
      const others = sets.filter(([other]) => other !== name);
      return own.size > 0 && [...own].every((fault) => others.some(([, set]) => set.has(fault)));
    });
    expect(idle.map(([name]) => name)).to.deep.equal([]);
  });

  it("and the page about them is fresh", () => {
    expect(againstPage("docs/reference/generated-faults.md", faultsPage(outcome))).to.deep.equal(
      [],
    );
  });
});
