import * as sqs from "@pulumi/aws/sqs";
import { expect } from "chai";
import fc from "fast-check";
import { foreignContext } from "../../policy/context/context";
import { type Exemption, excuseFor, matchesUrn } from "../../policy/exemptions/exemption";
import { recordProgram, runDirect, runServer } from "../../policy/harness";
import { Review } from "../../policy/report/review";
import { mapping, resourceRule } from "../../policy/rule";
import { toPolicies } from "../../policy/rule/to-policy";

const NOW = new Date("2026-12-01T00:00:00Z");
const URN =
  "urn:pulumi:prod.eu-west-1::worldcell::worldcell:cell:Cell$aws:sqs/queue:Queue::cell-jobs";

const exemption = (changes: Partial<Exemption> = {}): Exemption => ({
  policy: "test-queue-named",
  urn: URN,
  reason: "The queue is replaced by a topic next month.",
  owner: "platform",
  ticket: "OPS-12",
  expires: "2026-12-01",
  ...changes,
});

const rule = (exemptible = true) =>
  resourceRule({
    id: "test-queue-named",
    title: "A queue has a name",
    severity: "high",
    frameworks: [mapping("worldcell", "test")],
    why: "Nobody finds it otherwise.",
    fix: "Name it.",
    exemptible,
    types: ["aws:sqs/queue:Queue"],
    properties: ["name"],
    check: (it) => {
      it.mustExist("name");
    },
  });

async function reviewed(exemptions: readonly Exemption[], exemptible = true) {
  const stack = await recordProgram(() => {
    new sqs.Queue("jobs");
    new sqs.Queue("other");
  });
  const context = { ...foreignContext(NOW), exemptions };
  const rules = [rule(exemptible)];
  const review = new Review({ rules, subject: "test", day: context.today });
  await review.add(stack, context);
  const policies = toPolicies(rules, () => context);
  const direct = await runDirect(policies, stack);
  expect((await runServer(policies, stack)).findings).to.deep.equal(direct.findings);
  return { report: review.finish(), findings: direct.findings };
}

const jobs = "urn:pulumi:example::example::aws:sqs/queue:Queue::jobs";

describe("exemptions", () => {
  it("hold for the URN or the pattern, up to and on their last day", () => {
    const kinds = (changes: Partial<Exemption>, today: string) =>
      excuseFor([exemption(changes)], rule(), URN, today).kind;
    expect(kinds({}, "2026-12-01")).to.equal("suppressed");
    expect(kinds({}, "2026-12-02")).to.equal("expired");
    expect(kinds({ urn: "urn:pulumi:prod.*::worldcell::*Queue::*" }, "2026-11-01")).to.equal(
      "suppressed",
    );
    expect(kinds({ urn: `${URN}-2` }, "2026-11-01")).to.equal("none");
    expect(kinds({ policy: "another" }, "2026-11-01")).to.equal("none");
  });

  it("prefer one that holds to one that has ended", () => {
    const ended = exemption({ expires: "2026-01-01" });
    const excuse = excuseFor([ended, exemption()], rule(), URN, "2026-11-01");
    expect(excuse).to.deep.equal({ kind: "suppressed", exemption: exemption() });
  });

  it("match a pattern literally but for *, whatever stands in it", () => {
    expect(matchesUrn("urn:pulumi:a.b::*", "urn:pulumi:aXb::c")).to.equal(false);
    expect(matchesUrn("urn:pulumi:a$b::(c)*", "urn:pulumi:a$b::(c)d")).to.equal(true);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, middle) => {
        expect(matchesUrn(`${a}*${b}`, `${a}${middle}${b}`)).to.equal(true);
        expect(matchesUrn(a.replaceAll("*", ""), `${a.replaceAll("*", "")}x`)).to.equal(false);
      }),
    );
  });

  it("turn a finding into one that stays visible and stops nothing", async () => {
    const { report, findings } = await reviewed([exemption({ urn: jobs })]);
    expect(findings.map(({ urn, level }) => [urn.split("::")[3], level])).to.deep.equal([
      ["jobs", "advisory"],
      ["other", "mandatory"],
    ]);
    expect(findings[0]?.message).to.match(
      /^suppressed until 2026-12-01 \(OPS-12, platform\): name is not set/,
    );
    expect(
      report.findings.map(({ state, suppression }) => [state, suppression?.kind]),
    ).to.deep.equal([
      ["suppressed", "exemption"],
      ["fail", undefined],
    ]);
    expect(report.exemptions.map(({ state }) => state)).to.deep.equal(["used"]);
    expect(report.summary.states).to.include({ fail: 1, suppressed: 1 });
  });

  it("bring the finding back when they have expired, and say so", async () => {
    const { report, findings } = await reviewed([exemption({ urn: jobs, expires: "2026-11-30" })]);
    expect(findings.map(({ level }) => level)).to.deep.equal(["mandatory", "mandatory"]);
    expect(report.exemptions.map(({ state }) => state)).to.deep.equal(["expired"]);
  });

  it("are stale when they fit no finding", async () => {
    const { report } = await reviewed([
      exemption({ urn: "urn:pulumi:nowhere::*" }),
      exemption({ policy: "no-such-policy", urn: "urn:pulumi:*" }),
    ]);
    expect(report.exemptions.map(({ state }) => state)).to.deep.equal(["stale", "stale"]);
  });

  it("are refused by rules that nobody is excused from", async () => {
    const { report, findings } = await reviewed([exemption({ urn: "urn:pulumi:*" })], false);
    expect(findings.map(({ level }) => level)).to.deep.equal(["mandatory", "mandatory"]);
    expect(report.exemptions.map(({ state }) => state)).to.deep.equal(["refused"]);
  });
});
