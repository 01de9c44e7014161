import { formatFinding } from "../../errors";
import { acceptedLock } from "../../fleet/derive";
import { evaluateData, type Evaluation } from "../../fleet/evaluate";
import type { Lock, Namespace } from "../../fleet/lock";
import type { Fleet } from "../../fleet/fleet";
import type { FleetFile } from "../../fleet/schema";
import { fleetStacks } from "../../contracts/stacks";
import { Choices } from "./choices";
import type { CommittedFleet, Deploys } from "./deployment";
import { EDITS, type Edit, type EditMaker, type Up, type WalkWorld } from "./edits";

/** A fleet, what it may grow into, and the decisions. */
export interface JourneyRequest {
  /** What is brought up and destroyed. */
  readonly deployment: Deploys;
  readonly start: FleetFile;
  readonly world: WalkWorld;
  /** Whole numbers from 0; they decide everything. */
  readonly numbers: readonly number[];
  readonly namespaces: readonly Namespace[];
}

/** A walk is a journey of random edits. */
export interface WalkRequest extends JourneyRequest {
  /** Edits to make. */
  readonly edits: number;
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

async function follow(
  deployment: Deploys,
  before: CommittedFleet,
  after: CommittedFleet,
  up: Up,
): Promise<void> {
  const region = "region" in up ? up.region : undefined;
  const destroy = "destroy" in up && up.destroy === true;
  // A network is destroyed while its row still stands, out of every list; the row goes with the edit.
  const at = destroy && up.role === "network" ? before : after;
  await deployment.up(at, up.role, region, up.confirm);
  if (destroy && region !== undefined) await deployment.destroy(at, up.role, region);
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

/** A fleet that changes by legal edits, in the documented order, and what is deployed of it. */
export class Journey {
  readonly #choices: Choices;
  /** Names of the edits made, in order. */
  readonly log: string[] = [];
  /** Edits that the fleet's rules refused. */
  refused = 0;
  /** Why the last of them was refused, as lines. */
  refusal: readonly string[] = [];

  private constructor(
    private readonly request: JourneyRequest,
    private at: CommittedFleet,
  ) {
    this.#choices = new Choices(request.numbers);
  }

  /** Deploys the first fleet. @throws when its own rules refuse it. */
  static async begin(request: JourneyRequest): Promise<Journey> {
    const { deployment, namespaces, start: file } = request;
    const begin = judge({ name: "start", file, ups: [] }, undefined, namespaces);
    if (begin.fleet === undefined) throw new Error(begin.refused.map(formatFinding).join("\n"));
    const { fleet, lock } = begin;
    for (const { role, fleetRegion } of fleetStacks(fleet))
      await deployment.up({ file, lock, fleet }, role, fleetRegion);
    return new Journey(request, { file, lock: acceptedLock(file, lock), fleet });
  }

  /** What must never happen, so far. */
  get violations(): readonly string[] {
    return this.request.deployment.violations;
  }

  /** The fleet as it stands. */
  get fleet(): Fleet {
    return this.at.fleet;
  }

  /** One of a list, by the journey's decisions. */
  choose<T>(items: readonly T[]): T {
    return this.#choices.one(items);
  }

  /** Makes an edit and deploys it. @returns its name; nothing when it is not possible or was refused. */
  async make(maker: EditMaker): Promise<string | undefined> {
    const { deployment, namespaces, world } = this.request;
    const { file, lock } = this.at;
    const edit = maker({ file, world, choices: this.#choices, locked: lock.identity.regions });
    if (edit === undefined) return undefined;
    const judged = judge(edit, lock, namespaces);
    if (judged.fleet === undefined) {
      this.refused++;
      this.refusal = judged.refused.map(formatFinding);
      return undefined;
    }
    const after = { file: edit.file, lock: judged.lock, fleet: judged.fleet };
    for (const up of edit.ups) await follow(deployment, this.at, after, up);
    const accepted = acceptedLock(edit.file, judged.lock);
    // The fleet with what is accepted now, as the next command would load it.
    const fleet = evaluated(edit.file, accepted, namespaces).fleet ?? judged.fleet;
    this.at = { file: edit.file, lock: accepted, fleet };
    this.log.push(edit.name);
    return edit.name;
  }
}

/**
 * Deploys a fleet, then makes random legal edits in the documented order, keeping only the contracts and
 * records of what was deployed so far.
 */
export async function walk(request: WalkRequest): Promise<WalkResult> {
  const journey = await Journey.begin(request);
  const counts: Record<string, number> = {};
  const kinds = Object.keys(EDITS) as (keyof typeof EDITS)[];
  const { edits, deployment } = request;
  for (let tries = 0; journey.log.length < edits && tries < edits * 40; tries++) {
    // Of three kinds the one that was made least: a walk shall not spend itself on what is always possible.
    const [kind = "grow"] = [
      journey.choose(kinds),
      journey.choose(kinds),
      journey.choose(kinds),
    ].sort((a, b) => (counts[a] ?? 0) / weight(a) - (counts[b] ?? 0) / weight(b));
    if ((await journey.make(EDITS[kind])) === undefined) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (deployment.violations.length > 0) break;
  }
  const { log, violations, refused } = journey;
  return { log, violations, counts, ups: deployment.ups, refused };
}
