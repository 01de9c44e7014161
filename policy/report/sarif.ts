import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import { urnName } from "../../infra/planner/record/urn";
import { FRAMEWORKS, type Severity } from "../rule/metadata";
import type { PolicyReport, ReportFinding } from "./schema";

/** What code scanning makes of a severity. */
const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};
/** Scores by which code scanning sorts: the middle of each band of CVSS 3. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

function ruleOf(rule: PolicyReport["rules"][number]): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: `${rule.title}. ${rule.why}` },
    help: { text: rule.fix, markdown: `${rule.why}\n\n${rule.fix}\n\nSee \`${rule.page}\`.` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      "security-severity": SCORES[rule.severity],
      tags: [
        "security",
        ...rule.frameworks.map(({ framework, control }) => `${nameOf(framework)} ${control}`),
      ],
    },
  };
}

function nameOf(framework: string): string {
  return framework in FRAMEWORKS
    ? FRAMEWORKS[framework as keyof typeof FRAMEWORKS].name
    : framework;
}

function resultOf(finding: ReportFinding, index: number, file: string): Result {
  const { policy, urn, path, what, severity, suppression } = finding;
  return {
    ruleId: policy,
    ruleIndex: index,
    level: LEVELS[severity],
    message: { text: `${urnName(urn)}: ${path === "" ? what : `${path} ${what}`}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 1 } },
        logicalLocations: [{ name: urnName(urn), fullyQualifiedName: urn, kind: "resource" }],
      },
    ],
    partialFingerprints: {
      "resourceAndProperty/v1": createHash("sha256")
        .update([policy, urn, path].join("\n"))
        .digest("hex"),
    },
    ...(suppression === null
      ? {}
      : {
          suppressions: [
            {
              kind: "external",
              status: "accepted",
              justification:
                suppression.kind === "baseline"
                  ? "known: it is in the baseline"
                  : `${suppression.reason} (${suppression.ticket}, ${suppression.owner}, until ${suppression.expires})`,
            },
          ],
        }),
  };
}

/**
 * The report as SARIF 2.1.0, for code scanning.
 *
 * @param version of this project.
 * @param file what findings are shown at, relative to the repository: resources have no line of their own.
 */
export function sarifText(report: PolicyReport, version: string, file: string): string {
  const index = new Map(report.rules.map(({ id }, position) => [id, position]));
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "worldcell", version, rules: report.rules.map(ruleOf) } },
        results: report.findings.map((finding) =>
          resultOf(finding, index.get(finding.policy) ?? -1, file),
        ),
        columnKind: "utf16CodeUnits",
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
