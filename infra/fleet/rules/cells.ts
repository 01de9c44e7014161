import { clusterNodes } from "../nodes";
import type { CellRow, CellState, RegionRow } from "../schema";
import { didYouMean, type Path, show } from "../text";
import type { RuleContext } from "./context";

/** States in which a cell's stack runs and needs its database. */
const RUNNING: readonly CellState[] = ["provisioned", "serving", "draining"];
/** States in which a cell takes players. */
const TAKING: readonly CellState[] = ["serving", "draining"];

/** Fewest nodes in the region of a running cell: with one, each restart is an outage. */
export const MIN_CELL_NODES = 2;

/** Cells: residency, nodes, shares, evacuation, schema cell, witnesses, images. */
export function checkCells(context: RuleContext): void {
  const nodes = clusterNodes(context.file.zones);
  context.file.regions.forEach((row, index) => {
    if (row.cell === undefined) return;
    const at: Path = ["regions", index, "cell"];
    checkPlace(context, row, row.cell, nodes.get(row.region) ?? 0, at);
    checkShare(context, row, row.cell, at);
    checkEvacuation(context, row, row.cell, at);
    checkWitness(context, row, row.cell);
  });
  checkShares(context);
  checkSchemaCell(context);
  checkImages(context);
}

function checkPlace(
  { file, report }: RuleContext,
  row: RegionRow,
  cell: CellRow,
  nodes: number,
  at: Path,
): void {
  const zone = file.zones.find((candidate) => candidate.zone === cell.zone);
  if (zone !== undefined && zone.residency !== row.residency)
    report.add(
      "cell-residency",
      [...at, "zone"],
      `the cell of ${row.region} lies in residency ${row.residency}, its zone ${zone.zone} in ${zone.residency}`,
    );
  if (RUNNING.includes(cell.state) && nodes < MIN_CELL_NODES)
    report.add(
      "cell-nodes",
      at,
      `the ${cell.state} cell of ${row.region} has ${String(nodes)} cluster nodes in its region; at least ${String(MIN_CELL_NODES)} are needed`,
    );
}

function checkShare({ report }: RuleContext, row: RegionRow, cell: CellRow, at: Path): void {
  if (cell.share === undefined && TAKING.includes(cell.state))
    report.add(
      "share-missing",
      [...at, "share"],
      `the ${cell.state} cell of ${row.region} has no share; allowed is 0 to 255`,
    );
  const unused = cell.state === "provisioned" ? (cell.share ?? 0) > 0 : cell.share !== undefined;
  if (unused && !TAKING.includes(cell.state))
    report.add(
      "share-unused",
      [...at, "share"],
      `the share of the ${cell.state} cell of ${row.region} has no effect`,
    );
}

function checkShares({ file, report }: RuleContext): void {
  const of = (state: CellState) =>
    file.regions.flatMap((row, index) =>
      row.cell?.state === state ? [{ index, share: row.cell.share }] : [],
    );
  const serving = of("serving");
  const takers = serving.length > 0 ? serving : of("draining");
  const first = takers[0];
  // A missing share has a finding of its own.
  if (first === undefined || takers.some(({ share }) => share === undefined || share > 0)) return;
  report.add(
    "all-shares-zero",
    ["regions", first.index, "cell", "share"],
    `every ${serving.length > 0 ? "serving" : "draining"} cell has share 0: nobody answers players`,
  );
}

function checkEvacuation(
  { file, report }: RuleContext,
  row: RegionRow,
  cell: CellRow,
  at: Path,
): void {
  const target = cell.evacuateTo;
  if (target === undefined || cell.state === "retired") return;
  const path = [...at, "evacuateTo"];
  if (target === row.region) {
    report.add("evacuate-self", path, `the cell of ${row.region} would evacuate to itself`);
    return;
  }
  const other = file.regions.find((candidate) => candidate.region === target);
  if (other?.cell === undefined) {
    const cells = file.regions
      .filter((candidate) => candidate.cell !== undefined && candidate !== row)
      .map((candidate) => candidate.region);
    report.add(
      "evacuate-unknown",
      path,
      `${show(target)} has no cell${didYouMean(target, cells)}; other cells are ${cells.join(", ") || "none"}`,
    );
    return;
  }
  const early = cell.state === "planned" || cell.state === "provisioned";
  const able: readonly CellState[] = early ? ["planned", "provisioned", "serving"] : ["serving"];
  if (!able.includes(other.cell.state))
    report.add(
      "evacuate-state",
      path,
      `the cell of ${target} is ${other.cell.state} and cannot take the traffic of the ${cell.state} cell of ${row.region}; allowed: ${able.join(", ")}`,
    );
  if (other.residency === row.residency) return;
  const across = `traffic of ${row.region} (residency ${row.residency}) goes to ${target} (residency ${other.residency}) when it is evacuated`;
  if (cell.acrossResidency === undefined) report.add("evacuate-residency", path, across);
  else report.add("evacuate-across-residency", path, across);
}

function checkWitness({ file, report }: RuleContext, row: RegionRow, cell: CellRow): void {
  if (cell.share === undefined || !RUNNING.includes(cell.state)) return;
  if (!file.witness.some((region) => region !== row.region))
    report.add(
      "witness-missing",
      ["witness"],
      `the cell of ${row.region} has no witness in another region; witness is ${file.witness.join(", ")}`,
    );
}

function checkSchemaCell({ file, report }: RuleContext): void {
  const path = ["schemaCell"];
  const cell = file.regions.find((row) => row.region === file.schemaCell)?.cell;
  const cells = file.regions.filter((row) => row.cell !== undefined);
  if (cell === undefined) {
    const names = cells.map((row) => row.region);
    report.add(
      "schema-cell",
      path,
      `${show(file.schemaCell)} has no cell${didYouMean(file.schemaCell, names)}; cells are ${names.join(", ") || "none"}`,
    );
    return;
  }
  // Before any cell runs, the schema cell is one that will.
  const running = cells.some((row) => row.cell !== undefined && RUNNING.includes(row.cell.state));
  const able =
    cell.state === "provisioned" ||
    cell.state === "serving" ||
    (cell.state === "planned" && !running);
  if (!able)
    report.add(
      "schema-cell",
      path,
      `the cell of ${file.schemaCell} is ${cell.state}; allowed: provisioned or serving`,
    );
}

function checkImages({ file, report }: RuleContext): void {
  const serving = file.regions
    .filter((row) => row.cell?.state === "serving")
    .map((row) => row.region)
    .sort();
  if (serving.length === 0) return;
  for (const [image, reference] of Object.entries(file.images))
    if (reference === "unreleased")
      report.add(
        "image-unreleased",
        ["images", image],
        `the image ${image} is unreleased while ${serving.join(", ")} ${serving.length === 1 ? "serves" : "serve"}`,
      );
}
