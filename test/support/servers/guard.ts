import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Remembers the last line it reads, the process groups that run. Its input ends when the test process
 * does, however that ends; then it kills them and removes the folder.
 */
const WATCH = `
while read -r line; do groups=$line; done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }
`;

/** A folder in memory: servers that write to disk before they answer do so without waiting for a disk. */
const MEMORY = "/dev/shm";
/** Bytes that have to be free there. */
const ENOUGH = 4 * 2 ** 30;

const groups = new Set<number>();
let guard: { readonly folder: string; readonly input: Socket } | undefined;
let folders = 0;

/** A new empty folder that is gone when the test process is. */
export function temporaryFolder(name: string): string {
  guard ??= startGuard();
  const folder = join(guard.folder, `${String(++folders)}-${name}`);
  mkdirSync(folder);
  return folder;
}

/** From now on a process group dies with the test process. */
export function guarded(group: number): void {
  groups.add(group);
  tell();
}

/** A process group that is gone already: its id may soon be another's. */
export function released(group: number): void {
  groups.delete(group);
  tell();
}

/** Ends a process group at once; one that is gone already is no error. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function tell(): void {
  guard ??= startGuard();
  guard.input.write(`${[...groups].join(" ")}\n`);
}

function startGuard(): { readonly folder: string; readonly input: Socket } {
  const folder = mkdtempSync(join(base(), "worldcell-servers-"));
  // In a session of its own: a Ctrl-C for the tests must not end it before them.
  const shell = spawn("sh", ["-c", WATCH, "sh", folder], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // The test process ends without waiting for the guard, which waits for it.
  shell.unref();
  const input = shell.stdin as Socket;
  input.unref();
  process.on("exit", () => {
    for (const group of groups) killGroup(group);
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, input };
}

/** `TMPDIR` where that is set, else memory where there is enough, else the system's temporary folder. */
function base(): string {
  if (process.env.TMPDIR !== undefined || !existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH ? MEMORY : tmpdir();
}
