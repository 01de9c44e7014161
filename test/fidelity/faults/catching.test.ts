import { expect } from "chai";
import type { Subject, Verdict } from "../support/validator";
import { caughtBy } from "./catching";
import type { Fault } from "./generate";

const subject = (key: string): Subject => ({
  key,
  type: "aws:no/such:Type",
  name: "n",
  region: "eu-west-1",
  inputs: {},
});

const FAULT: Fault = {
  operator: "misspelt property, nested",
  base: subject("planned"),
  path: "rules[0].days",
  renamed: "rules[0].dyas",
  generic: "rules[].days",
  subject: subject("fault"),
};

type Found = readonly [key: "planned" | "fault", path: string, rule: string];

async function isCaught(found: readonly Found[], covers = true): Promise<boolean> {
  const verdicts = found.map(([key, path, rule]): Verdict => ({ key, path, rule, message: "" }));
  const judge = (subjects: readonly Subject[]) =>
    Promise.resolve(verdicts.filter(({ key }) => subjects.some((one) => one.key === key)));
  const caught = await caughtBy({ covers: () => covers, judge }, [FAULT]);
  return caught.has(FAULT);
}

describe("a fault", () => {
  const cases: readonly (readonly [title: string, found: readonly Found[], caught: boolean])[] = [
    ["is not caught by a validator that finds nothing", [], false],
    ["is caught by a finding at its place", [["fault", "rules[0].days", "range"]], true],
    ["is caught by a finding at its new name", [["fault", "rules[0].dyas", "unknown"]], true],
    ["is caught by a finding about what holds it", [["fault", "rules[0]", "required"]], true],
    ["is caught by a finding about what it holds", [["fault", "rules[0].days#A", "kind"]], true],
    ["is not caught by a finding about the whole", [["fault", "", "required"]], false],
    ["is not caught by a finding elsewhere", [["fault", "rules[0].daysAfter", "range"]], false],
    [
      "is not caught by a finding that the planned resource has too",
      [
        ["planned", "rules[0].days", "range"],
        ["fault", "rules[0].days", "range"],
      ],
      false,
    ],
    [
      "is caught by one more finding of the same kind",
      [
        ["planned", "rules[0]", "range"],
        ["fault", "rules[0]", "range"],
        ["fault", "rules[0]", "range"],
      ],
      true,
    ],
  ];
  for (const [title, found, caught] of cases) {
    it(title, async () => {
      expect(await isCaught(found)).to.equal(caught);
    });
  }

  it("is not caught by a validator that does not cover its type", async () => {
    expect(await isCaught([["fault", "rules[0].days", "range"]], false)).to.equal(false);
  });
});
