import { isOver, LAUNCH_GAP_HOURS, LAUNCH_LEAD_HOURS, launchSpan } from "../../sizing/launches";
import type { FleetFile, Launch } from "../schema";
import { didYouMean, type Path, show } from "../text";
import type { RuleContext } from "./context";

const HOUR_MS = 3_600_000;

/** Launches: in time, where players are, and one after the other; and the players that they multiply. */
export function checkLaunches(context: RuleContext): void {
  context.file.launches.forEach((launch, index) => {
    const at: Path = ["launches", index];
    checkTime(context, launch, at);
    checkRegions(context, launch, at);
  });
  checkDistance(context);
  checkPlayers(context);
}

function checkTime({ report, now }: RuleContext, launch: Launch, at: Path): void {
  const { start } = launchSpan(launch);
  const time = now.getTime();
  const path = [...at, "at"];
  if (isOver(launch, now)) {
    report.add("launch-past", path, `the launch of ${launch.at} is over: nothing is left of it`);
  } else if (start - LAUNCH_LEAD_HOURS * HOUR_MS <= time) {
    report.add(
      "launch-past",
      path,
      `the launch of ${launch.at} ${start <= time ? "has begun" : `begins in less than ${String(LAUNCH_LEAD_HOURS)} hours`}: what is not deployed yet cannot be scheduled any more`,
      "leave it if it was deployed in time; else raise the shards of the caches by hand",
    );
  }
}

function checkRegions({ file, report }: RuleContext, launch: Launch, at: Path): void {
  const cells = file.regions.filter(({ cell }) => cell !== undefined);
  const serving = cells.filter(({ cell }) => cell?.state === "serving");
  if (launch.regions === undefined) {
    if (serving.length === 0)
      report.add("launch-not-serving", at, `no cell serves at the launch of ${launch.at}`);
    return;
  }
  launch.regions.forEach((region, index) => {
    const path = [...at, "regions", index];
    const cell = cells.find((row) => row.region === region)?.cell;
    if (cell === undefined) {
      const names = cells.map((row) => row.region);
      report.add(
        "launch-region",
        path,
        `${show(region)} has no cell${didYouMean(region, names)}; cells are ${names.join(", ") || "none"}`,
      );
    } else if (cell.state !== "serving") {
      report.add("launch-not-serving", path, `the cell of ${region} is ${cell.state}`);
    }
  });
}

/** Regions that two launches share. */
function shared(a: Launch, b: Launch, { regions }: FleetFile): string[] {
  const all = regions.filter(({ cell }) => cell !== undefined).map(({ region }) => region);
  return (a.regions ?? all).filter((region) => (b.regions ?? all).includes(region));
}

function checkDistance({ file, report }: RuleContext): void {
  const gap = LAUNCH_GAP_HOURS * HOUR_MS;
  const ordered = file.launches
    .map((launch, index) => ({ launch, index, ...launchSpan(launch) }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  ordered.forEach((later, position) => {
    const near = ordered
      .slice(0, position)
      .find(
        (earlier) =>
          later.start < earlier.end + gap && shared(earlier.launch, later.launch, file).length > 0,
      );
    if (near === undefined) return;
    report.add(
      "launch-near",
      ["launches", later.index, "at"],
      `the launch of ${later.launch.at} begins before ${new Date(near.end + gap).toISOString()}, ${String(LAUNCH_GAP_HOURS)} hours after the one of ${near.launch.at} ends, in ${shared(near.launch, later.launch, file).join(", ")}`,
    );
  });
}

function checkPlayers({ file, report }: RuleContext): void {
  file.regions.forEach(({ region, cell }, index) => {
    if (cell?.players === undefined) return;
    const { daily, peak } = cell.players;
    if (peak > daily)
      report.add(
        "players-peak",
        ["regions", index, "cell", "players", "peak"],
        `${region} has ${String(peak)} players at the same time and ${String(daily)} a day; the peak is at most the day's`,
      );
  });
}
