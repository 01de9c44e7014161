import { ELECTION_SECONDS, failoverSeconds, fenceSeconds } from "../../sizing/recovery";
import type { ExportedStack } from "./exported";
import type { Run } from "./runs";
import { fenceEach, killOne, killTwo } from "./runs";
import { readFleet } from "./simulate";

/** What no source settles, and the simulation therefore takes for granted. */
export const ASSUMPTIONS: readonly string[] = [
  "Config servers: Atlas places them and documents no rule; they are taken to keep a majority whenever every zone does.",
  "Latency: Route 53 measures it; here the nearest region by great-circle distance between cities stands for the fastest, and two at similar distance may swap.",
  "A region is wholly alive or wholly dead: half-broken regions, where checkers disagree, are not simulated.",
  "A living cell's load balancer has healthy targets.",
  "A fence stood before its witness region died; its check then keeps the last status.",
  "Resolvers respect the TTL; clients that hold an address longer move later.",
];

/** Everything that was simulated. */
export interface SimulationReport {
  readonly runs: readonly Run[];
  /** What must not happen, each with what was broken: `kill eu-west-1: ...`. Empty is good. */
  readonly violations: readonly string[];
  /** What is lost without a promise being broken. */
  readonly lost: readonly string[];
  readonly assumptions: readonly string[];
  /** The few lines that a plan prints: what holds, what is broken, what one lost region or fence costs. */
  readonly summary: readonly string[];
  /** All of it as plain text. */
  readonly lines: readonly string[];
}

/**
 * Kills each region, each pair, and fences each cell.
 * @throws SimulationError when the exports hold something that is not simulated.
 */
export function simulationReport(exports: readonly ExportedStack[]): SimulationReport {
  const fleet = readFleet(exports);
  const ones = killOne(fleet);
  const twos = killTwo(fleet);
  const fences = fenceEach(fleet);
  const runs = [...ones, ...twos, ...fences];
  const collect = (pick: (run: Run) => readonly string[]) =>
    runs.flatMap((run) => pick(run).map((finding) => `${title(run)}: ${finding}`));
  const violations = collect(({ violations: found }) => found);
  const lost = collect(({ lost: found }) => found);
  const badPairs = twos.filter((run) => run.lost.length > 0);
  const lines = [
    `Simulation: ${count(fleet.regions.length, "region")}, ${count(fleet.cells.length, "cell")} with players, players near ${count(fleet.playerRegions.length, "region")}`,
    "",
    "Any one region lost",
    ...ones.flatMap(runLines),
    "",
    "Any two regions lost (reported, not required)",
    `  ${String(badPairs.length)} of ${count(twos.length, "pair")} lose something`,
    ...badPairs.flatMap(runLines),
    "",
    "Any cell fenced",
    ...fences.flatMap(runLines),
    "",
    "Taken for granted",
    ...ASSUMPTIONS.map((assumption) => `  - ${assumption}`),
    "",
    violations.length === 0
      ? "Every promise holds."
      : `${count(violations.length, "promise")} broken; see the lines that say BROKEN.`,
  ];
  const summary = [
    ...verdict("any one region lost", ones, failoverSeconds()),
    ...verdict("any one cell fenced", fences, fenceSeconds()),
    `any two regions lost: ${String(badPairs.length)} of ${count(twos.length, "pair")} lose something (reported, not required)`,
  ];
  return { runs, violations, lost, assumptions: ASSUMPTIONS, summary, lines };
}

/** One line when all is kept, else one for each thing that is not. */
function verdict(what: string, runs: readonly Run[], seconds: number): string[] {
  const findings = runs.flatMap((run) => [
    ...run.violations.map((finding) => `${title(run)}: BROKEN ${finding}`),
    ...run.lost.map((finding) => `${title(run)}: lost: ${finding}`),
  ]);
  if (findings.length > 0) return findings;
  return runs.length === 0
    ? [`${what}: no cell has players`]
    : [`${what}: every player is answered by a live cell within ${String(seconds)} s`];
}

function title({ kind, outcome }: Run): string {
  return kind === "fence"
    ? `fence ${outcome.fenced.join(" and ")}`
    : `kill ${outcome.dead.join(" and ")}`;
}

function runLines(run: Run): string[] {
  return [
    `  ${title(run)}: ${[movement(run), ...electionNotes(run)].join("; ")}`,
    ...run.violations.map((finding) => `    BROKEN ${finding}`),
    ...run.lost.map((finding) => `    lost: ${finding}`),
  ];
}

function movement(run: Run): string {
  if (run.moved.length === 0) return "no player moves";
  const seconds = run.kind === "fence" ? fenceSeconds() : failoverSeconds();
  return `players near ${count(run.moved.length, "region")} are answered by ${run.movedTo.join(", ")} within ${String(seconds)} s`;
}

/** Zones that lost nodes and go on: their shards elect anew if the primary was among them. */
function electionNotes(run: Run): string[] {
  return run.outcome.zones
    .filter(({ majority, alive, total }) => majority && alive < total)
    .map(
      ({ zone, alive, total }) =>
        `zone ${zone} keeps ${String(alive)} of ${String(total)} electable nodes, new primaries within ${String(ELECTION_SECONDS)} s`,
    );
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
