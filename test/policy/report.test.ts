import { expect } from "chai";
import { PLAIN } from "../../infra/planner/print/text";
import { foreignContext } from "../../policy/context/context";
import { recordProgram, type HarnessStack } from "../../policy/harness";
import { markdownText } from "../../policy/report/markdown";
import { fails, Review, type ReviewOptions } from "../../policy/report/review";
import { sarifText } from "../../policy/report/sarif";
import { baselineSchema, policyReportSchema, type PolicyReport } from "../../policy/report/schema";
import { findingLines, reportLines } from "../../policy/report/text";
import { SEVERITIES } from "../../policy/rule/metadata";
import { RULES } from "../../policy/rules";
import { weakEstate } from "./support/weak-estate";

const NOW = new Date("2026-12-01T00:00:00Z");

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly suppressions?: readonly { readonly justification: string }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}

describe("the report of a review", () => {
  let stack: HarnessStack;
  let report: PolicyReport;

  const review = async (more: Partial<ReviewOptions> = {}): Promise<PolicyReport> => {
    const run = new Review({ rules: RULES, subject: "weak.yaml", day: "2026-12-01", ...more });
    await run.add(stack, foreignContext(NOW));
    return run.finish();
  };

  before(async function () {
    this.timeout(60_000);
    stack = await recordProgram(weakEstate);
    report = await review();
  });

  it("is as its schema says, and counts what it lists", () => {
    expect(policyReportSchema.parse(report)).to.deep.equal(report);
    for (const severity of SEVERITIES) {
      const listed = report.findings.filter((finding) => finding.severity === severity);
      expect(report.summary.findings[severity], severity).to.equal(listed.length);
    }
    const states = report.resources.flatMap(({ states: row }) => Object.values(row));
    expect(Object.values(report.summary.states).reduce((sum, count) => sum + count, 0)).to.equal(
      states.length,
    );
    expect(report.notes).to.have.length(
      states.filter((state) => state === "unknown" || state === "notApplicable").length,
    );
  });

  it("names for each resource the state of every rule that judges it", () => {
    const bucket = report.resources.find(({ type }) => type === "aws:s3/bucket:Bucket");
    expect(bucket?.states).to.include({ "aws-s3-bucket-public-access-block": "pass" });
    const block = report.resources.find(({ type }) => type.endsWith(":BucketPublicAccessBlock"));
    expect(block?.states).to.include({ "aws-s3-bucket-public-access-block-complete": "fail" });
  });

  it("puts the worst first", () => {
    const order = report.findings.map(({ severity }) => SEVERITIES.indexOf(severity));
    expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    expect(order.length).to.be.greaterThan(10);
  });

  it("fails at or above a severity, and not below", () => {
    expect(fails(report, "critical")).to.equal(true);
    const low = {
      ...report,
      findings: report.findings.filter(({ severity }) => severity === "low"),
    };
    expect([fails(low, "medium"), fails(low, "low")]).to.deep.equal([
      false,
      low.findings.length > 0,
    ]);
  });

  it("prints a summary first, then three lines a finding", () => {
    const lines = reportLines(report, PLAIN);
    expect(lines[0]).to.match(/^Policy: \d+ rules over \d+ resources of 1 stack$/);
    expect(lines[1]).to.match(/^ {2}findings: \d+ critical, \d+ high, \d+ medium, \d+ low$/);
    const findings = findingLines(report, PLAIN);
    expect(findings.length % 3).to.equal(0);
    findings.forEach((line, index) => {
      const pattern = [
        /^ {2}(critical|high|medium|low) [a-z0-9-]+ \S+ .*: ./,
        /^ {4}why: ./,
        /^ {4}fix: ./,
      ][index % 3];
      expect(line).to.match(pattern ?? /never/);
    });
    expect(findingLines(report, PLAIN, "critical").length).to.be.lessThan(findings.length);
  });

  it("puts findings that differ in the resource only together", () => {
    const [first] = report.findings;
    if (first === undefined) throw new Error("there is no finding");
    const twice = { ...report, findings: [first, { ...first, urn: `${first.urn}-2` }] };
    expect(findingLines(twice, PLAIN)).to.have.length(3);
    expect(findingLines(twice, PLAIN)[0]).to.contain("and 1 other");
  });

  it("writes SARIF whose results point at their rules", () => {
    const sarif = JSON.parse(sarifText(report, "1.2.3", "stacks/fleets/weak.yaml")) as Sarif;
    const [run] = sarif.runs;
    if (run === undefined) throw new Error("there is no run");
    expect(sarif.version).to.equal("2.1.0");
    expect(run.results).to.have.length(report.findings.length);
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex]?.id).to.equal(ruleId);
    const prints = run.results.flatMap(({ partialFingerprints }) =>
      Object.values(partialFingerprints),
    );
    expect(prints.every((print) => /^[0-9a-f]{64}$/.test(print))).to.equal(true);
  });

  it("writes a matrix of resources and rules in Markdown, whole tables only", () => {
    const text = markdownText(report);
    for (const table of text.split("\n\n").filter((part) => part.startsWith("|"))) {
      const columns = table
        .trim()
        .split("\n")
        .map((row) => row.split(/(?<!\\)\|/).length);
      expect(new Set(columns), table.split("\n")[0]).to.have.property("size", 1);
    }
    expect(text).to.contain("### example: aws:s3/bucket:Bucket").and.contain("**FAIL**");
  });

  it("knows the findings of a baseline, counts new ones only, and tells which are gone", async () => {
    const all = report.findings.map(({ policy, urn, path }) => ({ policy, urn, path }));
    const [left, ...known] = all;
    if (left === undefined) throw new Error("there is no finding");
    const gone = { policy: left.policy, urn: `${left.urn}-gone`, path: "x" };
    const baseline = baselineSchema.parse({ formatVersion: 1, findings: [...known, gone] });
    const later = await review({ baseline });
    const failing = later.findings.filter(({ state }) => state === "fail");
    expect(failing.map(({ policy, urn, path }) => ({ policy, urn, path }))).to.deep.equal([left]);
    expect(later.baseline?.gone).to.deep.equal([gone]);
    expect(later.summary.states.suppressed).to.be.greaterThan(0);
  });

  it("leaves rules out that are off, and takes what is made advice as low", async () => {
    const [first] = report.findings;
    if (first === undefined) throw new Error("there is no finding");
    const off = await review({ config: { [first.policy]: "disabled" } });
    expect(off.rules.map(({ id }) => id)).not.to.include(first.policy);
    expect(off.findings.map(({ policy }) => policy)).not.to.include(first.policy);
    const advice = await review({ config: { all: "advisory" } });
    expect(new Set(advice.findings.map(({ severity }) => severity))).to.deep.equal(
      new Set(["low"]),
    );
  });
});
