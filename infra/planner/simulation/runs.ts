import type { World } from "./health";
import type { Outcome, PlayerAnswer, SimulatedFleet } from "./simulate";
import { simulateWorld } from "./simulate";

/** One thing that was broken, and what came of it. */
export interface Run {
  readonly kind: "kill one" | "kill two" | "fence";
  readonly outcome: Outcome;
  /** What must not happen. */
  readonly violations: readonly string[];
  /** What nobody promised, but is lost. */
  readonly lost: readonly string[];
  /** Player regions whose answer differs from the intact fleet's. */
  readonly moved: readonly string[];
  /** Cells that answer the moved ones, sorted. */
  readonly movedTo: readonly string[];
}

/** A zone over this many electable regions is promised to outlive any one of them. */
const REGIONS_FOR_MAJORITY = 3;

/** Kills every region named anywhere, one at a time; anchors, witnesses and the control region too. */
export function killOne(fleet: SimulatedFleet): Run[] {
  return fleet.regions.map((region) => run(fleet, "kill one", [region], []));
}

/** Kills every pair of regions. Nothing is required of two: what is lost is only reported. */
export function killTwo(fleet: SimulatedFleet): Run[] {
  return fleet.regions.flatMap((first, index) =>
    fleet.regions.slice(index + 1).map((second) => run(fleet, "kill two", [first, second], [])),
  );
}

/** Fences every cell that players can be sent to, one at a time. */
export function fenceEach(fleet: SimulatedFleet): Run[] {
  return fleet.cells.map((cell) => run(fleet, "fence", [], [cell]));
}

const intactAnswers = new WeakMap<SimulatedFleet, ReadonlyMap<string, string>>();

/** Answers of the intact fleet by name and player region. */
function intact(fleet: SimulatedFleet): ReadonlyMap<string, string> {
  const known = intactAnswers.get(fleet);
  if (known !== undefined) return known;
  const outcome = simulateWorld(fleet, { dead: new Set(), fenced: new Set() });
  const answers = new Map(
    outcome.players.map((player): [string, string] => [playerKey(player), answerKey(player)]),
  );
  intactAnswers.set(fleet, answers);
  return answers;
}

const playerKey = ({ name, from }: PlayerAnswer) => `${name} ${from}`;
const answerKey = ({ answers }: PlayerAnswer) =>
  answers.map(({ cell, part }) => `${cell}=${part.toFixed(6)}`).join();

function run(
  fleet: SimulatedFleet,
  kind: Run["kind"],
  dead: readonly string[],
  fenced: readonly string[],
): Run {
  const world: World = { dead: new Set(dead), fenced: new Set(fenced) };
  const outcome = simulateWorld(fleet, world);
  const before = intact(fleet);
  const moved = outcome.players.filter(
    (player) => before.get(playerKey(player)) !== answerKey(player),
  );
  const violations: string[] = [];
  const lost: string[] = [];
  // One cell cannot be replaced by another: then its loss is a fact, not a fault of the records.
  const players = kind !== "kill two" && fleet.cells.length >= 2 ? violations : lost;
  players.push(...playerFindings(outcome, kind));
  for (const zone of outcome.zones) {
    if (zone.majority) continue;
    const promised = kind === "kill one" && zone.electableRegions.length >= REGIONS_FOR_MAJORITY;
    (promised ? violations : lost).push(
      `zone ${zone.zone} cannot elect a primary: ${String(zone.alive)} of ${String(zone.total)} electable nodes live. Its writes stop, and so do the feeds of every cell, which wait for all shards`,
    );
  }
  return {
    kind,
    outcome,
    violations,
    lost,
    moved: [...new Set(moved.map(({ from }) => from))].sort(),
    movedTo: [...new Set(moved.flatMap(({ answers }) => answers.map(({ cell }) => cell)))].sort(),
  };
}

function playerFindings(outcome: Outcome, kind: Run["kind"]): string[] {
  const findings: string[] = [];
  const near = (players: readonly PlayerAnswer[]) =>
    players.length === outcome.players.length
      ? "near every region"
      : `near: ${players.map(({ from }) => from).join(", ")}`;
  const wrong = outcome.players.filter(({ answers }) => answers.some(({ alive }) => !alive));
  if (wrong.length > 0) findings.push(`players are sent to a dead cell ${near(wrong)}`);
  const unfenced = outcome.players.filter(({ answers }) => answers.some(({ fenced }) => fenced));
  if (kind === "fence" && unfenced.length > 0) {
    findings.push(`the fenced cell still answers players ${near(unfenced)}`);
  }
  const uneven = outcome.players.filter(({ dualStack }) => !dualStack);
  if (uneven.length > 0) findings.push(`IPv4 and IPv6 answers differ ${near(uneven)}`);
  if (outcome.players.length === 0)
    findings.push("no name has latency records: nobody is answered");
  return findings;
}
