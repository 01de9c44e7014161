import { formatFinding } from "../../errors";
import { acceptedLock } from "../../fleet/derive";
import { evaluateData, type Evaluation } from "../../fleet/evaluate";
import type { Fleet } from "../../fleet/fleet";
import type { Lock, Namespace } from "../../fleet/lock";
import type { FleetFile } from "../../fleet/schema";
import { fleetStacks } from "../../contracts/stacks";
import { Choices } from "./choices";
import { Deployment, type ProgramOf } from "./deployment";
import { EDITS, type Edit, type Up, type WalkWorld } from "./edits";

/** A walk: a fleet, what it may grow into, and the decisions. */
export interface WalkRequest {
  readonly programOf: ProgramOf;
  readonly start: FleetFile;
  readonly world: WalkWorld;
  /** Whole numbers from 0; they decide everything. */
  readonly numbers: readonly number[];
  /** Edits to make. */
  readonly edits: number;
  readonly namespaces: readonly Namespace[];
}

/** What a walk did. */
export interface WalkResult {
  /** Names of the edits, in order. */
  readonly log: readonly string[];
  /** What must never happen. */
  readonly violations: readonly string[];
  /** Edits of each kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly ups: number;
  /** Edits that the fleet's rules refused. */
  readonly refused: number;
}

function evaluated(
  file: FleetFile,
  lock: Lock | undefined,
  namespaces: readonly Namespace[],
): Evaluation {
  return evaluateData(
    file,
    () => 1,
    {
      fleet: { file: "walk.yaml", content: "" },
      lockFile: "walk.lock.yaml",
      withoutLock: "append",
      namespaces,
    },
    { findings: [], ...(lock === undefined ? {} : { lock }) },
  );
}

/** The edit as the fleet file and its lock see it, or why they refuse. */
function judge(edit: Edit, lock: Lock | undefined, namespaces: readonly Namespace[]) {
  // `lock` appends, `npm start` then finds the lock whole: one evaluation with each.
  const first = evaluated(edit.file, lock, namespaces);
  if (first.lock === undefined) return { refused: first.findings };
  const second = evaluated(edit.file, first.lock, namespaces);
  if (second.fleet === undefined) return { refused: second.findings };
  return { fleet: second.fleet, lock: first.lock };
}

async function follow(deployment: Deployment, before: Fleet, after: Fleet, up: Up): Promise<void> {
  const region = "region" in up ? up.region : undefined;
  const destroy = "destroy" in up && up.destroy === true;
  // A network is destroyed while its row still stands, out of every list; the row goes with the edit.
  const fleet = destroy && up.role === "network" ? before : after;
  await deployment.up(fleet, up.role, region, up.confirm);
  if (destroy && region !== undefined) deployment.destroy(fleet, up.role, region);
}

/** How often a kind may come for each time that another does: without regions nothing else is possible. */
const weight = (kind: string): number => WEIGHTS[kind] ?? 1;
const WEIGHTS: Readonly<Record<string, number>> = {
  addAnchor: 4,
  widenZone: 3,
  moveHome: 2,
  addCell: 3,
  serve: 3,
  drain: 2,
  retire: 2,
  removeCell: 2,
  emptyRegion: 2,
};

/**
 * Deploys a fleet, then makes random legal edits in the documented order, keeping only the contracts and
 * records of what was deployed so far.
 */
export async function walk(request: WalkRequest): Promise<WalkResult> {
  const choices = new Choices(request.numbers);
  const deployment = new Deployment(request.programOf);
  const { namespaces, world } = request;
  const begin = judge({ name: "start", file: request.start, ups: [] }, undefined, namespaces);
  if (begin.fleet === undefined) throw new Error(begin.refused.map(formatFinding).join("\n"));
  let { fleet, lock } = begin;
  let file = request.start;
  for (const { role, fleetRegion } of fleetStacks(fleet))
    await deployment.up(fleet, role, fleetRegion);
  lock = acceptedLock(file, lock);
  const log: string[] = [];
  const counts: Record<string, number> = {};
  let refused = 0;
  const kinds = Object.keys(EDITS);
  for (let tries = 0; log.length < request.edits && tries < request.edits * 40; tries++) {
    // Of three kinds the one that was made least: a walk shall not spend itself on what is always possible.
    const [kind = ""] = [choices.one(kinds), choices.one(kinds), choices.one(kinds)].sort(
      (a, b) => (counts[a] ?? 0) / weight(a) - (counts[b] ?? 0) / weight(b),
    );
    const edit = EDITS[kind]?.({ file, world, choices, locked: lock.identity.regions });
    if (edit === undefined) continue;
    const judged = judge(edit, lock, namespaces);
    if (judged.fleet === undefined) {
      refused++;
      continue;
    }
    for (const up of edit.ups) await follow(deployment, fleet, judged.fleet, up);
    file = edit.file;
    lock = acceptedLock(file, judged.lock);
    // The fleet with what is accepted now, as the next command would load it.
    fleet = evaluated(file, lock, namespaces).fleet ?? judged.fleet;
    log.push(edit.name);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (deployment.violations.length > 0) break;
  }
  return { log, violations: deployment.violations, counts, ups: deployment.ups, refused };
}
