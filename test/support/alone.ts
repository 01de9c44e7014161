import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Milliseconds between looks at another process's work. */
const WAIT = 500;

/** Does something in one test process at a time: several start at once, and one of them builds or installs. */
export function alone(name: string, work: () => void): void {
  const lock = `${name}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes a lock that holds the process's id; one whose process is gone is taken over. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : "");
    // Without an id: another process is writing it at this moment.
    if (holder !== 0 && !isRunning(holder)) rmSync(lock, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
