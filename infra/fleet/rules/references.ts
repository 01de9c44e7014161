import { isAtlasRegion } from "../../regions/atlas";
import { isAwsRegion } from "../../regions/aws";
import { OTHER_PARTITIONS, RESERVED_NAMES } from "../names";
import { unknownRegion } from "../parse";
import { didYouMean, type Path, show } from "../text";
import { forEachRepeat, type RuleContext } from "./context";

/** Names, ordinals and references between rows. */
export function checkReferences(context: RuleContext): void {
  checkRegionNames(context);
  checkRepeats(context);
  checkNames(context);
}

function checkRegionNames({ file, report }: RuleContext): void {
  const check = (region: string, path: Path) => {
    if (OTHER_PARTITIONS.includes(region))
      report.add(
        "atlas-region",
        path,
        `${show(region)} is outside the commercial partition, where Atlas runs no standard project`,
      );
    else if (!isAwsRegion(region)) report.add("unknown-region", path, unknownRegion(region));
  };
  const checkAtlas = (region: string, path: Path) => {
    check(region, path);
    if (isAwsRegion(region) && !isAtlasRegion(region))
      report.add("atlas-region", path, `Atlas has no clusters in ${show(region)}`);
  };
  check(file.control, ["control"]);
  if (file.control === "us-east-1")
    report.add("control-region", ["control"], '"us-east-1" is not allowed as the control region');
  check(file.schemaCell, ["schemaCell"]);
  file.witness.forEach((region, index) => check(region, ["witness", index]));
  if (Array.isArray(file.owns.regions))
    file.owns.regions.forEach((region, index) => check(region, ["owns", "regions", index]));
  file.zones.forEach((zone, index) => {
    zone.electable.forEach((region, at) => checkAtlas(region, ["zones", index, "electable", at]));
    for (const region of Object.keys(zone.readOnly))
      checkAtlas(region, ["zones", index, "readOnly", region]);
    if (zone.recovery !== undefined) check(zone.recovery, ["zones", index, "recovery"]);
  });
  file.regions.forEach((row, index) => {
    check(row.region, ["regions", index, "region"]);
    const target = row.cell?.evacuateTo;
    if (target !== undefined) check(target, ["regions", index, "cell", "evacuateTo"]);
  });
}

function checkRepeats({ file, report }: RuleContext): void {
  const rows = file.regions;
  const freeRegion = freeOrdinal(rows);
  const freeZone = freeOrdinal(file.zones);
  forEachRepeat(
    rows.map((row) => row.region),
    (region, index, first) =>
      report.add(
        "region-duplicate",
        ["regions", index, "region"],
        `${show(region)} has a row already, regions[${String(first)}]`,
      ),
  );
  forEachRepeat(
    rows.map((row) => row.ordinal),
    (ordinal, index, first) =>
      report.add(
        "ordinal-duplicate",
        ["regions", index, "ordinal"],
        `${String(ordinal)} is the ordinal of ${rows[first]?.region ?? ""} already; free is ${String(freeRegion)}`,
      ),
  );
  forEachRepeat(
    file.zones.map((zone) => zone.zone),
    (zone, index, first) =>
      report.add(
        "zone-duplicate",
        ["zones", index, "zone"],
        `${show(zone)} has a row already, zones[${String(first)}]`,
      ),
  );
  forEachRepeat(
    file.zones.map((zone) => zone.ordinal),
    (ordinal, index, first) =>
      report.add(
        "ordinal-duplicate",
        ["zones", index, "ordinal"],
        `${String(ordinal)} is the ordinal of ${file.zones[first]?.zone ?? ""} already; free is ${String(freeZone)}`,
      ),
  );
  forEachRepeat(
    file.zones.map((zone) => zone.location),
    (location, index, first) =>
      report.add(
        "location-duplicate",
        ["zones", index, "location"],
        `${show(location)} is the location of ${file.zones[first]?.zone ?? ""} already`,
      ),
  );
}

/** The ordinal after the highest one. */
export function freeOrdinal(
  rows: readonly { readonly ordinal: number }[],
  used: readonly number[] = [],
): number {
  return [...rows.map((row) => row.ordinal), ...used].reduce((a, b) => Math.max(a, b), -1) + 1;
}

function checkNames({ file, report, fileName }: RuleContext): void {
  const reserved = (name: string, path: Path) => {
    if (RESERVED_NAMES.includes(name))
      report.add(
        "name-clash",
        path,
        `${show(name)} is a word of stack and record names; not allowed are ${RESERVED_NAMES.join(", ")}`,
      );
  };
  reserved(file.game, ["game"]);
  reserved(file.environment, ["environment"]);
  const zones = file.zones.map((zone) => zone.zone);
  zones.forEach((zone, index) => {
    reserved(zone, ["zones", index, "zone"]);
  });
  file.regions.forEach((row, index) => {
    if (row.cell !== undefined && !zones.includes(row.cell.zone))
      report.add(
        "unknown-zone",
        ["regions", index, "cell", "zone"],
        `${show(row.cell.zone)} is not a zone of the fleet${didYouMean(row.cell.zone, zones)}; zones are ${zones.join(", ")}`,
      );
  });
  if (fileName !== undefined && fileName !== file.environment)
    report.add(
      "environment-file",
      ["environment"],
      `${show(file.environment)} differs from the file's name ${show(fileName)}`,
    );
}
