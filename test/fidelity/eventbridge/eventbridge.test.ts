import { expect } from "chai";
import { skipWithout } from "../../support/tools";
import { samplePlans, subjectsOf } from "../support/subjects";
import { missingForMatcher } from "./matcher";
import { SAMPLES, type Samples } from "./samples";
import { eventPatterns } from "./validator";

const CREATED = {
  source: "aws.s3",
  "detail-type": "Object Created",
  detail: { bucket: { name: "skyforge" }, object: { key: "lake/events/1.csv", size: 10 } },
};
const SAMPLE: Samples = {
  matches: [CREATED],
  others: [
    { ...CREATED, "detail-type": "Object Deleted" },
    { ...CREATED, detail: { ...CREATED.detail, object: { key: "other/1.csv", size: 10 } } },
  ],
};
const PATTERN = {
  source: ["aws.s3"],
  "detail-type": ["Object Created"],
  detail: { bucket: { name: ["skyforge"] }, object: { key: [{ prefix: "lake/" }] } },
};

async function found(pattern: unknown, name = "created"): Promise<string[]> {
  const text = typeof pattern === "string" ? pattern : JSON.stringify(pattern);
  const subject = {
    key: "k",
    type: "aws:cloudwatch/eventRule:EventRule",
    name,
    region: "eu-west-1",
    inputs: { eventPattern: text },
  };
  const verdicts = await eventPatterns({ created: SAMPLE }).judge([subject]);
  return verdicts.map(({ path, rule }) => `${path}: ${rule}`);
}

describe("AWS's matcher as a judge of event patterns", function () {
  this.timeout(60_000);

  before(function () {
    this.timeout(300_000);
    skipWithout(this, "event patterns", missingForMatcher());
  });

  it("finds nothing in the rules of any sample fleet, and each rule has samples", async () => {
    const subjects = subjectsOf((await samplePlans()).flatMap((plan) => plan.stacks));
    expect(await eventPatterns(SAMPLES).judge(subjects)).to.deep.equal([]);
    const names = new Set(subjects.map(({ name }) => name));
    expect(Object.keys(SAMPLES).filter((name) => !names.has(name))).to.deep.equal([]);
  });

  it("takes a pattern that matches its samples and no others", async () => {
    expect(await found(PATTERN)).to.deep.equal([]);
  });

  it("finds patterns that match too little or too much", async () => {
    const narrow = { ...PATTERN, detail: { ...PATTERN.detail, bucket: { name: ["Skyforge"] } } };
    expect(await found(narrow)).to.deep.equal(["eventPattern: does-not-match"]);
    const wide = { source: ["aws.s3"] };
    expect(await found(wide)).to.deep.equal(["eventPattern: matches", "eventPattern: matches"]);
  });

  it("finds patterns that EventBridge would refuse", async () => {
    const refused = [
      "{",
      { source: "aws.s3" },
      { source: [] },
      { source: [{ prefixx: "aws" }] },
      { detail: { size: [{ numeric: ["=<", 1] }] } },
    ];
    for (const pattern of refused) {
      expect(await found(pattern), JSON.stringify(pattern)).to.deep.equal([
        "eventPattern: pattern",
      ]);
    }
  });

  it("finds a rule without samples", async () => {
    expect(await found(PATTERN, "unknown")).to.deep.equal(["eventPattern: no-samples"]);
  });
});
