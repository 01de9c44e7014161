import { readFileSync, writeFileSync } from "node:fs";
import { fleetStacks } from "../../../infra/contracts/stacks";
import { type Finding, UserError } from "../../../infra/errors";
import {
  evaluateFiles,
  type FleetPlaces,
  fleetPlaces,
  fleetSource,
} from "../../../infra/fleet/load";
import { fileFinding } from "../../../infra/fleet/report";
import { freeOrdinal } from "../../../infra/fleet/rules/references";
import type { FleetCommandOptions } from "./lock";
import { findingLines, ok, type Outcome } from "./outcome";
import { insertRow } from "./row";

export interface AddRegionOptions extends FleetCommandOptions {
  readonly region: string;
  readonly residency: string;
  /** Zone of the new cell; absent: the region is an anchor. */
  readonly zone?: string;
  /** Share of the new cell, 0 to 255; counts once the cell is provisioned. */
  readonly share?: number;
}

/**
 * `add-region`: inserts a row at the end of `regions` with the next free ordinal (its old one, where
 * the lock knows the region) and leaves every other byte of the file as it is. A cell starts as
 * `planned`.
 * @throws UserError when the fleet has errors, before or with the new row; nothing is written then.
 */
export function addRegionCommand(options: AddRegionOptions): Outcome {
  const places = fleetPlaces(fleetSource(options.fleet));
  const { namespaces } = options;
  const before = evaluateFiles(places, "append", namespaces);
  if (before.fleet === undefined || before.lock === undefined) throw new UserError(before.findings);
  if (before.fleet.regions.some((row) => row.region === options.region))
    throw new UserError([
      fileFinding("region-duplicate", places.file, `${options.region} has a row already`),
    ]);
  const locked = before.lock.identity.regions;
  const used = Object.values(locked).map((entry) => entry.ordinal);
  const ordinal = Object.hasOwn(locked, options.region)
    ? (locked[options.region]?.ordinal ?? 0)
    : freeOrdinal(before.fleet.regions, used);
  const text = insertRow(readFileSync(places.path, "utf8"), places.file, {
    region: options.region,
    ordinal,
    residency: options.residency,
    ...(options.zone === undefined
      ? {}
      : {
          cell: {
            zone: options.zone,
            ...(options.share === undefined ? {} : { share: options.share }),
          },
        }),
  });
  const after = evaluateFiles(places, "append", namespaces, text);
  if (after.fleet === undefined) throw new UserError(after.findings);
  writeFileSync(places.path, text);
  const stood = new Set(fleetStacks(before.fleet).map(({ stack }) => stack));
  const added = fleetStacks(after.fleet).filter(({ stack }) => !stood.has(stack));
  return ok(
    ...findingLines(onlyNew(before.findings, after.findings)),
    `${places.file}: row of ${options.region} added with ordinal ${String(ordinal)}`,
    "the plan adds:",
    ...added.map(({ stack, role, reads }) => `  ${stack} (${role}; reads ${reads.join(", ")})`),
    ...nextSteps(
      options,
      places,
      added.map(({ stack }) => stack),
    ),
  );
}

/** Findings that the new row brought, places aside: its line moved others down. */
function onlyNew(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const key = (finding: Finding) => `${finding.code} ${finding.message}`;
  const known = new Set(before.map(key));
  return after.filter((finding) => !known.has(key(finding)));
}

function nextSteps(
  options: AddRegionOptions,
  places: FleetPlaces,
  stacks: readonly string[],
): string[] {
  const fleet = places.byName ? options.fleet : places.file;
  const sync = places.byName ? "" : " --out DIR";
  return [
    "next:",
    `  npm run fleet -- lock --fleet ${fleet}    (gives the region its addresses)`,
    `  npm run fleet -- sync --fleet ${fleet}${sync}    (writes the stack files)`,
    "  commit, then:",
    ...stacks.map((stack) => `  pulumi up -s ${stack}`),
    `  npm run fleet -- accept --fleet ${fleet}`,
    ...(options.zone === undefined
      ? ["  then list the region in a zone, if it shall hold nodes, and deploy the database alone"]
      : [
          `  then give the region two nodes (electable or readOnly of a zone), deploy the database alone,`,
          "  and move the cell on: planned > provisioned > serving, with an accept after each",
        ]),
  ];
}
