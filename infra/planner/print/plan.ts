import { formatFinding } from "../../errors";
import type { PlanReport, StackReport } from "../report/schema";
import { costLines, launchLines, sizingLines } from "./sizing";
import type { Palette } from "./text";
import { table } from "./text";

const plural = (count: number, noun: string): string =>
  `${String(count)} ${noun}${count === 1 ? "" : "s"}`;

function stackLines(stacks: readonly StackReport[], palette: Palette): string[] {
  const rows = stacks.map((stack) => [
    `  ${String(stack.order)}`,
    stack.stack,
    stack.role,
    stack.region,
    plural(stack.custom, "resource"),
    stack.contract === null ? "failed" : `${String(stack.protected)} protected`,
  ]);
  return [
    palette.bold("Stacks, in the order of deployment (equal numbers may run side by side)"),
    ...table(rows),
  ];
}

function regionLines(report: PlanReport, palette: Palette): string[] {
  return [
    palette.bold("Regions"),
    ...report.regions.flatMap((row) => {
      const state =
        row.kind === "anchor"
          ? "anchor"
          : `cell ${row.state ?? ""}${row.share === null ? "" : `, share ${String(row.share)} of 255`}`;
      return [
        `  ${row.region} (${row.city}, residency ${row.residency}): ${state}`,
        ...row.holds.map((line) => palette.dim(`    ${line}`)),
      ];
    }),
  ];
}

function routingLines({ routing }: PlanReport, palette: Palette): string[] {
  if (routing.cells.length === 0) return [palette.bold("Routing"), "  no cell takes traffic"];
  return [
    palette.bold(`Routing of ${routing.api}: nearest healthy cell by latency`),
    ...routing.cells.map((cell) => {
      const spill =
        cell.spillTo === null ? "no spill" : `spill ${String(cell.spill)} to ${cell.spillTo}`;
      const rto =
        cell.rtoSeconds === null
          ? "no RTO declared"
          : `RTO ${String(cell.rtoSeconds)} s ${(cell.failoverSeconds ?? Infinity) <= cell.rtoSeconds ? "kept" : "MISSED"}`;
      const failover =
        cell.failoverSeconds === null
          ? "no failover: no other cell serves"
          : `failover ${String(cell.failoverSeconds)} s`;
      return `  ${cell.region}: self ${String(cell.share)}, ${spill}; ${failover}, ${rto}`;
    }),
  ];
}

function databaseLines({ database, zones }: PlanReport, palette: Palette): string[] {
  const lines = [
    palette.bold("Database"),
    ...zones.map(
      (zone) =>
        `  zone ${zone.zone} (${zone.location}): home ${zone.home}, electable ${zone.electable.join(" ")}, ${plural(zone.shards, "shard")}, copies ${zone.recovery ?? "none outside the region"}`,
    ),
  ];
  if (database.steps.length === 0) lines.push("  nothing to change since the last accepted fleet");
  database.steps.forEach((step, index) =>
    lines.push(`  up ${String(index + 1)}: ${step.kind}: ${step.reason}`),
  );
  return lines;
}

/** Runs of cells that were deployed before; a new cell is made in one. */
function cellLines({ cells }: PlanReport, palette: Palette): string[] {
  const lines = cells.flatMap(({ stack, steps }) =>
    steps
      .filter(({ kind }) => !kind.endsWith("-create"))
      .map(({ kind, reason }, index) => `  ${stack} up ${String(index + 1)}: ${kind}: ${reason}`),
  );
  return lines.length === 0 ? [] : [palette.bold("Cells"), ...lines];
}

function findingLines({ findings }: PlanReport, palette: Palette): string[] {
  if (findings.length === 0) return [];
  return [
    palette.bold("Findings"),
    ...findings.flatMap((finding) => {
      const paint = finding.severity === "error" ? palette.red : palette.yellow;
      return formatFinding(finding)
        .split("\n")
        .map((line, index) => (index === 0 ? `  ${paint(line)}` : `  ${line}`));
    }),
  ];
}

/**
 * The plan as a person reads it, with what the policies say; sorted and without times, so that two equal
 * plans print the same.
 */
export function planLines(
  report: PlanReport,
  palette: Palette,
  policyLines: readonly string[] = [],
): string[] {
  const { fleet, stacks, recovery } = report;
  const total = stacks.reduce((sum, stack) => sum + stack.custom, 0);
  const errors = report.findings.filter((finding) => finding.severity === "error").length;
  const blocks = [
    [
      palette.bold(
        `Fleet ${fleet.environment} of ${fleet.game}: ${fleet.domain}, phase ${fleet.phase}`,
      ),
      `  ${plural(report.regions.length, "region")}, ${plural(report.zones.length, "zone")}, control in ${fleet.control}`,
    ],
    stackLines(stacks, palette),
    regionLines(report, palette),
    databaseLines(report, palette),
    cellLines(report, palette),
    routingLines(report, palette),
    sizingLines(report, palette),
    launchLines(report, palette),
    costLines(report, palette),
    [
      palette.bold("When a region is lost"),
      ...recovery.lines.map((line) => `  ${line}`),
      ...recovery.assumptions.map((line) => palette.dim(`  assumed: ${line}`)),
    ],
    report.replacementGaps.length === 0
      ? []
      : [
          palette.bold("Types whose replacing properties are not known"),
          ...report.replacementGaps.map((type) => `  ${type}`),
        ],
    findingLines(report, palette),
    policyLines,
    [palette.bold("Next"), ...report.nextSteps.map((line) => `  ${line}`)],
    [
      `${plural(stacks.length, "stack")}, ${plural(total, "resource")}, ${plural(errors, "error")}, ${plural(report.findings.length - errors, "warning")}`,
    ],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}
