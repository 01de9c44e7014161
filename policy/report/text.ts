import type { Palette } from "../../infra/planner/print/text";
import { didYouMean } from "../../infra/fleet/text";
import { shortUrn } from "../../infra/planner/record/urn";
import { SEVERITIES, type Severity } from "../rule/metadata";
import type { PolicyReport, ReportFinding } from "./schema";

const plural = (count: number, noun: string): string =>
  `${String(count)} ${noun}${count === 1 ? "" : "s"}`;

/** The summary: what was judged, and how many findings of which severity there are. */
export function summaryLines(
  { summary, exemptions, baseline, rules }: PolicyReport,
  palette: Palette,
): string[] {
  const { findings, states } = summary;
  const found = SEVERITIES.map((severity) => `${String(findings[severity])} ${severity}`).join(
    ", ",
  );
  const bad = findings.critical + findings.high + findings.medium > 0;
  const told = [
    `${String(states.pass)} pass`,
    `${String(states.fail)} fail`,
    `${String(states.suppressed)} suppressed`,
    `${String(states.unknown)} not decided`,
    `${String(states.notApplicable)} not applicable`,
  ];
  return [
    palette.bold(
      `Policy: ${plural(summary.rules, "rule")} over ${plural(summary.resources, "resource")} of ${plural(summary.stacks, "stack")}`,
    ),
    `  findings: ${bad ? palette.red(found) : found}`,
    `  judgements: ${told.join(", ")}`,
    ...exemptions
      .filter(({ state }) => state !== "used")
      .map(({ policy, urn, state, expires, ticket }) =>
        palette.yellow(
          `  exemption ${EXEMPTION[state]}: ${policy} for ${urn} (${ticket}, until ${expires})${misspelt(policy, rules)}`,
        ),
      ),
    ...(baseline === null
      ? []
      : [
          `  baseline: ${plural(baseline.known, "finding")} known, ${String(baseline.gone.length)} gone${baseline.gone.length === 0 ? "" : "; write it again to forget them"}`,
          ...baseline.gone.map(
            ({ policy, urn, path }) =>
              `    gone: ${policy} ${shortUrn(urn)}${path === "" ? "" : ` ${path}`}`,
          ),
        ]),
  ];
}

/** A hint where an exemption names no rule. */
function misspelt(policy: string, rules: PolicyReport["rules"]): string {
  const ids = rules.map(({ id }) => id);
  return ids.includes(policy) ? "" : `; there is no such policy${didYouMean(policy, ids)}`;
}

const EXEMPTION = {
  used: "used",
  expired: "has expired, its findings are back",
  refused: "is refused, nobody is excused from this rule",
  stale: "fits no finding; remove it",
} as const;

/** Findings that differ in nothing but the resource. */
interface Group {
  readonly first: ReportFinding;
  readonly others: readonly ReportFinding[];
}

function grouped(findings: readonly ReportFinding[]): Group[] {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const suppression = finding.suppression === null ? "" : JSON.stringify(finding.suppression);
    const key = [
      finding.policy,
      finding.state,
      finding.path.replace(/\d+/g, "0"),
      finding.what,
      suppression,
    ].join("\n");
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [finding]);
    else same.push(finding);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ first, others }],
  );
}

/**
 * Findings of at least a severity, three lines each: what, why, fix. Those that differ in the resource only
 * stand together.
 */
export function findingLines(
  report: PolicyReport,
  palette: Palette,
  least: Severity = "low",
): string[] {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const shown = report.findings.filter(
    ({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least),
  );
  return grouped(shown).flatMap(({ first, others }) => {
    const rule = rules.get(first.policy);
    const paint =
      first.state === "suppressed"
        ? palette.dim
        : first.severity === "low"
          ? palette.yellow
          : palette.red;
    const more = others.length === 0 ? "" : ` and ${plural(others.length, "other")}`;
    const where = `${shortUrn(first.urn)} of ${first.stack}${more}`;
    const what = first.path === "" ? first.what : `${first.path} ${first.what}`;
    return [
      `  ${paint(`${label(first)} ${first.policy}`)} ${where}: ${what}`,
      `    why: ${rule?.why ?? ""}`,
      `    fix: ${rule?.fix ?? ""}`,
    ];
  });
}

function label({ state, severity, suppression }: ReportFinding): string {
  if (state === "fail") return severity;
  return suppression?.kind === "exemption"
    ? `suppressed until ${suppression.expires} (${suppression.ticket}, ${suppression.owner})`
    : "known";
}

/** The whole report for a terminal: the summary first. */
export function reportLines(report: PolicyReport, palette: Palette): string[] {
  const findings = findingLines(report, palette);
  return [...summaryLines(report, palette), ...(findings.length === 0 ? [] : ["", ...findings])];
}
