import { expect } from "chai";
import { FIXTURES } from "../../policy/fixtures";
import { fixtureProblems } from "../../policy/harness";
import { RULES } from "../../policy/rules";

/** `WORLDCELL_RULES=s3-bucket` runs the rules whose id holds the text. */
const wanted = process.env.WORLDCELL_RULES ?? "";

describe("the examples of the rules", () => {
  it("cover every rule once", () => {
    expect(FIXTURES.map(({ rule }) => rule.id)).to.deep.equal(RULES.map(({ id }) => id));
  });

  for (const fixtures of FIXTURES.filter(({ rule }) => rule.id.includes(wanted))) {
    it(`are judged as they say by ${fixtures.rule.id}`, async () => {
      expect(await fixtureProblems(fixtures)).to.deep.equal([]);
    });
  }
});
