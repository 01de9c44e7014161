import { ExitCode, type Finding, formatFinding } from "../../../infra/errors";

/** What a command prints and how its process ends. */
export interface Outcome {
  readonly output: string;
  readonly exitCode: number;
}

/** A command that went well. */
export function ok(...lines: readonly string[]): Outcome {
  return { output: lines.join("\n"), exitCode: ExitCode.ok };
}

/** Findings as text, one after the other. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.map(formatFinding);
}

/** `1 region`, `3 regions`. */
export function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
