import { heading, rounds, spread, worker, writeResults } from "./figures";

interface PolicyFigure {
  readonly resources: number;
  readonly rules: number;
  readonly direct: number;
  readonly server: number;
  readonly findings: number;
}

/** Resources of the measured stacks. */
const SIZES = [500, 1000, 2500, 5000, 10_000] as const;
/** The server functions take minutes beyond this. */
const MOST_FOR_SERVER = 1000;

/** The policies: both runners over one stack of growing size. */
export function benchPolicy(): void {
  const lines = [
    ...heading("The policies", "policy"),
    "Every rule over one stack made of copies of a cell, the database and a network of `prod`. The bound of the direct runner is 2,000 ms at 5,000 resources, and linear growth.",
    "",
    "| resources | rules | direct runner, ms | ms a resource | server functions, ms |",
    "|---|---|---|---|---|",
  ];
  const cost = new Map<number, number>();
  for (const size of SIZES) {
    const server = size <= MOST_FOR_SERVER ? "server" : "";
    const figures = rounds(() => worker<PolicyFigure>("policy-worker", String(size), server));
    const [first] = figures;
    if (first === undefined) continue;
    const each = figures.map(({ direct, resources }) => direct / resources);
    cost.set(size, [...each].sort((a, b) => a - b)[2] ?? NaN);
    lines.push(
      `| ${String(first.resources)} | ${String(first.rules)} | ${spread(figures.map(({ direct }) => direct))} | ${spread(each, 3)} | ${server === "" ? "not run" : spread(figures.map((figure) => figure.server))} |`,
    );
    process.stdout.write(`${lines.at(-1) ?? ""}\n`);
  }
  const growth = (cost.get(10_000) ?? NaN) / (cost.get(1000) ?? NaN);
  lines.push(
    "",
    `A resource of 10,000 costs ${growth.toFixed(2)} times one of 1,000; linear growth is 1.`,
  );
  writeResults("policy", lines);
}
