import { sortedByKey } from "../../../infra/order";
import { readFileSync, writeFileSync } from "node:fs";
import { UserError } from "../../../infra/errors";
import { acceptedLock } from "../../../infra/fleet/derive";
import { type Evaluation } from "../../../infra/fleet/evaluate";
import {
  evaluateFiles,
  type FleetPlaces,
  fleetPlaces,
  fleetSource,
  type LoadOptions,
} from "../../../infra/fleet/load";
import type { Lock } from "../../../infra/fleet/lock";
import type { FleetFile } from "../../../infra/fleet/schema";
import { formatLock } from "../../../infra/fleet/lock-file";
import { count, findingLines, ok, type Outcome } from "./outcome";

/** Options of the commands that read a fleet; `namespaces` defaults to the data model's. */
export interface FleetCommandOptions extends Pick<LoadOptions, "namespaces"> {
  /** Name of a fleet in `stacks/fleets`, or the path of a fleet file. */
  readonly fleet: string;
}

/**
 * `lock`: appends to the lock what the fleet adds. Running it twice changes nothing the second time.
 * @throws UserError when the fleet has errors or contradicts the lock.
 */
export function lockCommand(options: FleetCommandOptions): Outcome {
  const places = fleetPlaces(fleetSource(options.fleet));
  const { lock, findings } = evaluateFiles(places, "append", options.namespaces);
  if (lock === undefined) throw new UserError(findings);
  const written = writeLock(places, lock);
  const { regions, zones, shards, namespaces } = lock.identity;
  return ok(
    ...findingLines(findings),
    `${places.lockFile}: ${written ? "written" : "unchanged"}; ${[
      count(Object.keys(regions).length, "region"),
      count(Object.keys(zones).length, "zone"),
      count(shards.length, "shard"),
      count(Object.keys(namespaces).length, "namespace"),
    ].join(", ")}`,
    ...(written ? ["next: commit it together with the fleet"] : []),
  );
}

/**
 * `accept`: records that the fleet as it is now was deployed, so that the next moves are judged from here.
 * @throws UserError when the fleet has errors, its lock is behind, or a move is illegal.
 */
export function acceptCommand(
  options: FleetCommandOptions & { readonly dropVault?: string },
): Outcome {
  const places = fleetPlaces(fleetSource(options.fleet));
  const evaluation: Evaluation = evaluateFiles(places, "error", options.namespaces);
  const { file, lock, findings } = evaluation;
  if (file === undefined || lock === undefined) throw new UserError(findings);
  const { dropVault } = options;
  if (dropVault !== undefined) checkDrop(file, places.file, dropVault);
  const after = acceptedLock(file, lock, dropVault === undefined ? [] : [dropVault]);
  const changes = acceptedChanges(lock, after);
  const written = writeLock(places, after);
  return ok(
    ...findingLines(findings),
    ...changes.map((change) => `accepted: ${change}`),
    `${places.lockFile}: ${written ? "written" : "unchanged"}`,
    ...(written ? ["next: commit it"] : []),
  );
}

/** A vault that a zone still uses is not dropped. */
function checkDrop(file: FleetFile, name: string, region: string): void {
  const zone = file.zones.find((row) => row.recovery === region)?.zone;
  if (zone === undefined) return;
  throw new UserError([
    {
      code: "vault-in-use",
      severity: "error",
      where: name,
      path: "--drop-vault",
      message: `zone ${zone} has its recovery in ${region}`,
      fix: "name another recovery region for the zone first",
    },
  ]);
}

/** Writes the lock when its text changes. */
function writeLock(places: FleetPlaces, lock: Lock): boolean {
  const text = formatLock(lock);
  if (current(places.lockPath) === text) return false;
  writeFileSync(places.lockPath, text);
  return true;
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** What differs between two accepted sections, one line each. */
export function acceptedChanges(before: Lock, after: Lock): string[] {
  const phases = [before, after].map(({ accepted }) => accepted?.phase ?? "absent");
  const grown = phases[0] === phases[1] ? [] : [`phase: ${phases.join(" > ")}`];
  const rows = (["regions", "zones"] as const).flatMap((section) => {
    const was: Record<string, unknown> = before.accepted?.[section] ?? {};
    const is: Record<string, unknown> = after.accepted?.[section] ?? {};
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((name) => {
      const from = summary(was[name]);
      const to = summary(is[name]);
      return from === to ? [] : [`${section.slice(0, -1)} ${name}: ${from} > ${to}`];
    });
  });
  return [...grown, ...rows];
}

function summary(entry: unknown): string {
  if (entry === undefined) return "absent";
  if (typeof entry === "object" && entry !== null && "network" in entry)
    return [
      "state" in entry ? String(entry.state) : "anchor",
      ...("phase" in entry ? [`at ${String(entry.phase)}`] : []),
      ...("vault" in entry ? ["with vault"] : []),
    ].join(" ");
  return JSON.stringify(entry, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? sortedByKey(value as Readonly<Record<string, unknown>>)
      : value,
  );
}
