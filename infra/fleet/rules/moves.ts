import { isLegalMove, isLegalStart, MOVES, FIRST_STARTS, STARTS } from "../lifecycle";
import type { AcceptedState } from "../lock";
import { regionsOfZone } from "../fleet";
import type { CellState } from "../schema";
import { show } from "../text";
import type { RuleContext } from "./context";

/** Cell states, rows and zone lists against what was last accepted. */
export function checkMoves(context: RuleContext): void {
  // Without a lock nothing is known of what was deployed: any state may be the present one.
  if (context.lock === undefined) return;
  const accepted = context.lock.accepted;
  checkStates(context, accepted);
  if (accepted === undefined) return;
  checkRemovedRows(context, accepted);
  checkNetworks(context, accepted);
}

function checkStates({ file, report }: RuleContext, accepted: AcceptedState | undefined): void {
  file.regions.forEach((row, index) => {
    const path = ["regions", index, "cell", "state"] as const;
    const before = acceptedState(accepted, row.region);
    const state = row.cell?.state;
    if (state === undefined) {
      if (before !== undefined && !isLegalMove(before, "removed"))
        report.add(
          "row-removed",
          ["regions", index],
          `the cell of ${row.region} was ${before} and is gone; allowed from there: ${MOVES[before].join(", ")}`,
        );
      return;
    }
    if (before === undefined) {
      const first = accepted === undefined;
      if (!isLegalStart(state, first))
        report.add(
          "state-start",
          path,
          `the cell of ${row.region} starts as ${show(state)}; allowed: ${(first ? FIRST_STARTS : STARTS).join(", ")}`,
        );
    } else if (!isLegalMove(before, state)) {
      report.add(
        "state-move",
        path,
        `the cell of ${row.region} goes from ${before} to ${state}; allowed: ${[before, ...MOVES[before]].join(", ")}`,
      );
    }
  });
}

function checkRemovedRows({ file, report }: RuleContext, accepted: AcceptedState): void {
  const rows = new Set(file.regions.map((row) => row.region));
  const holders = Object.entries(accepted.zones);
  for (const [region, { state }] of Object.entries(accepted.regions)) {
    if (rows.has(region)) continue;
    if (state !== undefined && !isLegalMove(state, "removed"))
      report.add(
        "row-removed",
        ["regions"],
        `the row of ${region} is gone while its cell was ${state}; allowed from there: ${MOVES[state].join(", ")}`,
      );
    const zone = holders.find(([, entry]) => regionsOfZone(entry).includes(region))?.[0];
    if (zone !== undefined)
      report.add(
        "row-removed",
        ["regions"],
        `the row of ${region} is gone while zone ${zone} was last accepted with nodes there`,
        "take the region out of the zone's lists, deploy the database, accept, and only then remove the row",
      );
  }
}

function checkNetworks({ file, report }: RuleContext, accepted: AcceptedState): void {
  file.zones.forEach((zone, index) => {
    const absent = (region: string) => !Object.hasOwn(accepted.regions, region);
    zone.electable.forEach((region, at) => {
      if (absent(region))
        report.add(
          "zone-before-network",
          ["zones", index, "electable", at],
          `zone ${zone.zone} lists ${region}, whose network was not accepted yet`,
        );
    });
    for (const region of Object.keys(zone.readOnly).filter(absent))
      report.add(
        "zone-before-network",
        ["zones", index, "readOnly", region],
        `zone ${zone.zone} lists ${region}, whose network was not accepted yet`,
      );
  });
}

function acceptedState(accepted: AcceptedState | undefined, region: string): CellState | undefined {
  return accepted !== undefined && Object.hasOwn(accepted.regions, region)
    ? accepted.regions[region]?.state
    : undefined;
}
