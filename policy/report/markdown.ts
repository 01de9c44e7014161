import { shortUrn } from "../../infra/planner/record/urn";
import { SEVERITIES } from "../rule/metadata";
import type { PolicyReport, ReportState } from "./schema";

const MARKS: Readonly<Record<ReportState, string>> = {
  pass: "pass",
  fail: "**FAIL**",
  suppressed: "suppressed",
  unknown: "unknown",
  notApplicable: "n/a",
};

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function findingTable({ findings }: PolicyReport): string[] {
  if (findings.length === 0) return ["No findings."];
  return [
    "| severity | policy | stack | resource | property | what |",
    "|---|---|---|---|---|---|",
    ...findings.map(
      ({ severity, state, policy, stack, urn, path, what }) =>
        `| ${state === "fail" ? severity : "suppressed"} | ${policy} | ${stack} | ${cell(shortUrn(urn))} | ${cell(path)} | ${cell(what)} |`,
    ),
  ];
}

/** One table per stack and type: a row per resource, a column per rule that judges the type. */
function matrix({ resources }: PolicyReport): string[] {
  const tables = new Map<string, PolicyReport["resources"]>();
  for (const resource of resources) {
    const key = `${resource.stack}: ${resource.type}`;
    const same = tables.get(key);
    if (same === undefined) tables.set(key, [resource]);
    else same.push(resource);
  }
  return [...tables].flatMap(([title, rows]) => {
    const policies = [...new Set(rows.flatMap(({ states }) => Object.keys(states)))].sort();
    return [
      "",
      `### ${title}`,
      "",
      `| resource | ${policies.join(" | ")} |`,
      `|---|${"---|".repeat(policies.length)}`,
      ...rows.map(({ urn, states }) => {
        const [, , , ...name] = urn.split("::");
        const marks = policies.map((policy) => {
          const state = states[policy];
          return state === undefined ? "" : MARKS[state];
        });
        return `| ${cell(name.join("::"))} | ${marks.join(" | ")} |`;
      }),
    ];
  });
}

/** The report as Markdown: the summary, the findings, and a matrix of resources and rules. */
export function markdownText(report: PolicyReport): string {
  const { summary } = report;
  const found = SEVERITIES.map((severity) => `${String(summary.findings[severity])} ${severity}`);
  return [
    `# Policies: ${report.subject}`,
    "",
    `${String(summary.rules)} rules over ${String(summary.resources)} resources of ${String(summary.stacks)} stacks, on ${report.day}: ${found.join(", ")}.`,
    "",
    "## Findings",
    "",
    ...findingTable(report),
    "",
    "## Matrix",
    ...matrix(report),
    "",
  ].join("\n");
}
