import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../infra/root";

/** Runs of each measurement. */
export const ROUNDS = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Median with the smallest and the largest value. */
export const spread = (values: readonly number[], digits = 0): string =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;

/** Runs a measurement several times. */
export function rounds<T>(measure: () => T): T[] {
  return Array.from({ length: ROUNDS }, measure);
}

/** What a file of this folder prints as JSON, run in a process of its own from the compiled copy. */
export function worker<T>(file: string, ...args: string[]): T {
  const script = join(ROOT, ".cache/compiled/test/bench", `${file}.js`);
  const limits = ["--max-semi-space-size=64"];
  return JSON.parse(
    execFileSync(process.execPath, [...limits, script, ...args], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as T;
}

/** The head of a page of results. */
export function heading(title: string, name: string): string[] {
  return [
    `# ${title}`,
    "",
    `Written by \`npm run bench -- ${name}\`. Median of five with the spread; ratios are of one run, milliseconds are of a shared machine.`,
    "",
    `Node ${process.versions.node}, ${String(cpus().length)} cores.`,
    "",
  ];
}

/** Prints a page of results and keeps it in `test/bench/results`. */
export function writeResults(name: string, lines: readonly string[]): void {
  const text = `${lines.join("\n")}\n`;
  writeFileSync(join(ROOT, "test/bench/results", `${name}.md`), text);
  process.stdout.write(`\n${text}`);
}
