import { readFileSync } from "node:fs";

/** Whether a process runs; one that ended and was not waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    // After the name, which may hold anything, comes the state.
    const state = readFileSync(`/proc/${String(pid)}/stat`, "utf8")
      .split(") ")
      .at(-1)?.[0];
    return state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}
