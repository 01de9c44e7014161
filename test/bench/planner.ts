import { spawnSync } from "node:child_process";
import { ROOT } from "../../infra/root";
import { heading, median, ROUNDS, rounds, spread, worker, writeResults } from "./figures";

const SIZES = [1, 10, 30] as const;
interface PlanFigure {
  readonly ms: number;
  readonly resources: number;
  readonly rssMb: number;
}
interface RatioFigures {
  readonly rounds: readonly { plan: number; bare: number; flat: number }[];
  readonly counts: { readonly components: number; readonly flat: number };
  readonly custom: number;
  readonly records: number;
}

/** Tells its peak memory on descriptor 3 when it ends. */
const PROBE = `data:text/javascript,${encodeURIComponent(
  'import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))',
)}`;

/** Milliseconds of one process, and its peak memory in MB. */
function timed(args: readonly string[]): { ms: number; rssMb: number } {
  const started = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--import", PROBE, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${String(status)}`);
  return { ms: performance.now() - started, rssMb: Number(output[3]) / 1024 };
}

/** The planner: whole plans, ratios to the bare SDK and to a flat program, and the start of `npm start`. */
export function benchPlanner(): void {
  const lines: string[] = [
    ...heading("The planner", "planner"),
    "## A whole plan by number of cells",
    "",
    "Records, checks, contracts and exports of every stack, in a process of its own. The bound is 150 MB and 30 MB a cell.",
    "",
    "| cells | records | plan, ms | ms a record | peak memory, MB | bound, MB |",
    "|---|---|---|---|---|---|",
  ];
  const perRecord = new Map<number, number>();
  for (const cells of SIZES) {
    const figures = rounds(() => worker<PlanFigure>("worker", "plan", String(cells)));
    const records = figures[0]?.resources ?? 0;
    const cost = figures.map(({ ms }) => ms / records);
    perRecord.set(cells, median(cost));
    lines.push(
      `| ${String(cells)} | ${String(records)} | ${spread(figures.map(({ ms }) => ms))} | ${spread(cost, 2)} | ${spread(figures.map(({ rssMb }) => rssMb))} | ${String(150 + 30 * cells)} |`,
    );
    process.stdout.write(`${lines.at(-1) ?? ""}\n`);
  }
  const growth = (perRecord.get(30) ?? NaN) / (perRecord.get(10) ?? NaN);
  lines.push("", `A record at 30 cells costs ${growth.toFixed(2)} times one at 10 (bound 1.2).`);

  const ratios = worker<RatioFigures>("worker", "ratios", "10", String(ROUNDS));
  if (ratios.counts.flat !== ratios.custom) {
    throw new Error(
      `the flat program has ${String(ratios.counts.flat)} resources, the plan ${String(ratios.custom)}`,
    );
  }
  const toBare = ratios.rounds.map(({ plan, bare }) => plan / bare);
  const toFlat = ratios.rounds.map(({ bare, flat }) => bare / flat);
  lines.push(
    "",
    "## Ratios at 10 cells, interleaved in one process",
    "",
    "| what | ratio | bound |",
    "|---|---|---|",
    `| planner against the same registrations through the SDK's bare mock monitor | ${spread(toBare, 2)} | 1.4 |`,
    `| components against a flat program generated from the plan (${String(ratios.custom)} custom resources each) | ${spread(toFlat, 2)} | 1.15 |`,
  );

  const plan = ["--fleet", "prod"];
  const compiled = rounds(() => timed([".cache/compiled/stacks/cli/plan.js", ...plan]));
  const tsx = rounds(() => timed(["--import", "tsx", "stacks/cli/plan.ts", ...plan]));
  const of = (runs: readonly { ms: number; rssMb: number }[]) =>
    `${spread(runs.map(({ ms }) => ms))} | ${spread(runs.map(({ rssMb }) => rssMb))}`;
  lines.push(
    "",
    "## Start: `npm start` on prod, whole process",
    "",
    "| started | ms | peak memory, MB |",
    "|---|---|---|",
    `| from the compiled copy | ${of(compiled)} |`,
    `| under tsx | ${of(tsx)} |`,
  );
  writeResults("planner", lines);
}
