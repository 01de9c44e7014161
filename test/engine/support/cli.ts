import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, textOf } from "../../support/files";

/** Version of the CLI; its Go modules of later versions are not all to be had. */
const VERSION = "3.230.0";
/** Milliseconds between looks at another process's build. */
const WAIT = 500;
const MODULE = "github.com/pulumi/pulumi";

/** The CLI, or why it cannot be had here. */
export function findCli(): { readonly cli: string } | { readonly missing: string } {
  if (spawnSync("go", ["version"]).status !== 0) return { missing: "Go, to build the Pulumi CLI" };
  try {
    return { cli: pulumiCli() };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { missing: `the Pulumi CLI, which did not build: ${message}` };
  }
}

/** Path of the Pulumi CLI, built from its pinned Go module once and kept outside the repository. */
function pulumiCli(): string {
  const sums = createHash("sha256")
    .update(textOf("test/engine/cli/go.sum"))
    .digest("hex")
    .slice(0, 12);
  const folder = join(homedir(), ".cache", "worldcell", `pulumi-${VERSION}-${sums}`);
  const binary = join(folder, "pulumi");
  if (existsSync(binary)) return binary;
  mkdirSync(dirname(folder), { recursive: true });
  // Several test processes start at once; one of them builds.
  const lock = `${folder}.lock`;
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
  try {
    if (!existsSync(binary)) build(folder, binary);
  } finally {
    rmSync(lock);
  }
  return binary;
}

/** Takes a lock that holds the process's id; one whose process is gone is taken over. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isRunning(Number(textIn(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

function textIn(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function isRunning(id: number): boolean {
  // Another process may be writing its id at this moment.
  if (id === 0) return true;
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

function build(folder: string, binary: string): void {
  process.stdout.write("    building the Pulumi CLI (once; about three minutes) ...\n");
  mkdirSync(folder, { recursive: true });
  const made = join(folder, `pulumi.${String(process.pid)}`);
  const version = `${MODULE}/sdk/v3/go/common/version.Version=${VERSION}`;
  execFileSync(
    "go",
    [
      "build",
      "-mod=readonly",
      "-ldflags",
      `-s -w -X ${version}`,
      "-o",
      made,
      `${MODULE}/pkg/v3/cmd/pulumi`,
    ],
    { cwd: join(ROOT, "test/engine/cli"), stdio: ["ignore", "inherit", "inherit"] },
  );
  // In one step, so that a build that was cut off never looks finished.
  renameSync(made, binary);
}
