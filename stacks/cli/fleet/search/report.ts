import { ExitCode } from "../../../../infra/errors";
import type { Outcome } from "../outcome";
import type { SearchAnswer } from "./answer";
import type { Driven } from "./drive";
import type { SearchEvent } from "./event";

/** Exit code of a command that ended and left something to be done; no other command of the project has it. */
export const LEFT = 2;

/** Figures as they are printed, in the function's order. */
export function figuresOf(progress: SearchAnswer["progress"]): [string, string][] {
  return Object.entries(progress).map(([name, value]) => [
    name,
    typeof value === "number" ? value.toLocaleString("en-US") : value,
  ]);
}

function figure({ progress }: SearchAnswer, name: string): number {
  const value = progress[name];
  return typeof value === "number" ? value : 0;
}

/** True when a person has something to do: differences that stand, letters that stay, parts that could not be read. */
function leaves({ command }: SearchEvent, answer: SearchAnswer): boolean {
  switch (command) {
    case "compare":
      return ["missing", "extra", "differing"].some((name) => figure(answer, name) > 0);
    case "redrive":
      return figure(answer, "kept") > 0;
    case "status":
      return answer.findings.length > 0;
    case "repair":
    case "reindex":
      return false;
  }
}

/** The end of a command, as text or as one line of JSON. */
export function reportOf(
  stack: string,
  event: SearchEvent,
  { answer, calls }: Driven,
  json: boolean,
): Outcome {
  const exitCode = leaves(event, answer) ? LEFT : ExitCode.ok;
  const { findings, progress } = answer;
  if (json) {
    return {
      output: JSON.stringify({ stack, ...event, done: true, calls, progress, findings }),
      exitCode,
    };
  }
  const rows = figuresOf(progress);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const lines = [
    `${stack}: ${textOf(event)} done`,
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...findings.map((finding) => `- ${finding}`),
  ];
  return { output: lines.join("\n"), exitCode };
}

/** `reindex players-residency (dry run)`. */
function textOf(event: SearchEvent): string {
  const about =
    "alias" in event ? ` ${event.alias}` : "collection" in event ? ` ${event.collection}` : "";
  const dry = "dryRun" in event && event.dryRun === true ? " (dry run)" : "";
  return `${event.command}${about}${dry}`;
}
