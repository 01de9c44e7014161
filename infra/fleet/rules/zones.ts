import { ELECTABLE_LAYOUTS } from "../fleet";
import { PHASES, type ZoneRow } from "../schema";
import { type Path, show } from "../text";
import { forEachRepeat, type RuleContext } from "./context";

/** Electables, read-only nodes and recovery of every zone. */
export function checkZones(context: RuleContext): void {
  context.file.zones.forEach((zone, index) => {
    checkMembers(context, zone, ["zones", index]);
    checkRecovery(context, zone, ["zones", index]);
    checkOneRegion(context, zone, ["zones", index]);
  });
}

function checkMembers({ file, report }: RuleContext, zone: ZoneRow, at: Path): void {
  const count = zone.electable.length;
  if (ELECTABLE_LAYOUTS[count] === undefined)
    report.add(
      "electable-count",
      [...at, "electable"],
      `zone ${zone.zone} has ${String(count)} electable regions; allowed are 1, 3 or 5, since an even number has no majority when half is lost`,
    );
  forEachRepeat(zone.electable, (region, index) =>
    report.add(
      "electable-duplicate",
      [...at, "electable", index],
      `${show(region)} is listed twice in zone ${zone.zone}`,
    ),
  );
  const members: [string, Path][] = [
    ...zone.electable.map((region, index): [string, Path] => [region, [...at, "electable", index]]),
    ...Object.keys(zone.readOnly).map((region): [string, Path] => [
      region,
      [...at, "readOnly", region],
    ]),
  ];
  for (const [region, path] of members) {
    const row = file.regions.find((candidate) => candidate.region === region);
    if (row === undefined)
      report.add(
        "listed-without-row",
        path,
        `zone ${zone.zone} lists ${show(region)}, which has no row in regions`,
      );
    else if (row.residency !== zone.residency)
      report.add(
        "outside-residency",
        path,
        `${show(region)} lies in residency ${row.residency}, zone ${zone.zone} in ${zone.residency}`,
      );
  }
}

function checkRecovery({ file, report }: RuleContext, zone: ZoneRow, at: Path): void {
  const path = [...at, "recovery"];
  const home = zone.electable[0];
  if (zone.recovery === undefined) {
    if (zone.electable.length > 1)
      report.add(
        "recovery-missing",
        path,
        `zone ${zone.zone} spans ${String(zone.electable.length)} regions and names no recovery region`,
      );
    else
      report.add(
        "recovery-absent",
        path,
        `zone ${zone.zone} has no copy outside the region ${home ?? ""}`,
      );
    return;
  }
  if (zone.recovery === home)
    report.add(
      "recovery-home",
      path,
      `${show(zone.recovery)} is the home of zone ${zone.zone}: its copies would be lost with it`,
    );
  const row = file.regions.find((candidate) => candidate.region === zone.recovery);
  if (row === undefined)
    report.add("recovery-without-row", path, `${show(zone.recovery)} has no row in regions`);
  else if (row.residency !== zone.residency)
    report.add(
      "recovery-residency",
      path,
      `${show(zone.recovery)} lies in residency ${row.residency}, zone ${zone.zone} in ${zone.residency}`,
    );
}

function checkOneRegion({ file, report }: RuleContext, zone: ZoneRow, at: Path): void {
  if (zone.electable.length !== 1 || PHASES.indexOf(file.phase) < PHASES.indexOf("launch")) return;
  const lost =
    zone.recovery === undefined
      ? "its data is lost with the region"
      : "its players cannot read or write until a restore from copies";
  report.add(
    "one-region-zone",
    [...at, "electable"],
    `zone ${zone.zone} stands in ${zone.electable[0] ?? ""} alone in phase ${file.phase}: when that region fails, ${lost}`,
  );
}
