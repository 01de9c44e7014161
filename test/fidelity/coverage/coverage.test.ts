import { expect } from "chai";
import { publishedPlan, type Published } from "../faults/published";
import type { Subject } from "../support/validator";
import { coveragePage } from "./coverage-page";
import { GAPS, UNCOVERED } from "./gaps";
import { withValidators } from "./hook";
import { againstPage } from "./page";
import { allPaths, plainPaths } from "./plain";
import { unjudged, unsent } from "./unsent";
import { validators } from "./validators";

describe("the validators together", function () {
  this.timeout(120_000);
  withValidators();

  let subjects: readonly Subject[] = [];
  let types: readonly string[] = [];
  let published: ReadonlyMap<string, Published> = new Map();

  before(async () => {
    ({ subjects, published } = await publishedPlan());
    types = [...new Set(subjects.map(({ type }) => type))].sort();
  });

  it("cover every type of the plan but those with a reason, and every reason holds", () => {
    const all = validators();
    const uncovered = types.filter((type) => !all.some((validator) => validator.covers(type)));
    expect(uncovered).to.deep.equal(Object.keys(UNCOVERED).sort());
  });

  it("have a row for every AWS type of the plan, or say why there is none", () => {
    const silent = unjudged(types).filter(({ reason = "" }) => reason === "");
    expect(silent).to.deep.equal([]);
  });

  it("have different names, under which the pages list them", () => {
    const names = validators().map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
  });

  it("leave gaps that the plan has", () => {
    const paths = allPaths(subjects, published);
    const stale = GAPS.filter(
      (gap) =>
        !types.some(
          (type) =>
            gap.types.test(type) &&
            (gap.path === undefined || paths.get(type)?.includes(gap.path) === true),
        ),
    );
    expect(stale).to.deep.equal([]);
  });

  it("and the page about them is fresh", () => {
    const page = coveragePage({
      types,
      validators: validators(),
      unjudged: unjudged(types),
      unsent: unsent(allPaths(subjects, published)),
      plain: plainPaths(subjects, published),
    });
    expect(againstPage("docs/reference/fidelity.md", page)).to.deep.equal([]);
  });
});
