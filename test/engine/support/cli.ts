import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

/** Version of the CLI; its Go modules of later versions are not all to be had. */
const VERSION = "3.230.0";
/** Milliseconds between looks at another process's build. */
const WAIT = 500;
const MODULE = "github.com/pulumi/pulumi";

/** What is missing to have the CLI here, if anything; builds it where it has to be. */
export function missingForCli(): string | undefined {
  if (spawnSync("go", ["version"]).status !== 0) return "Go, to build the Pulumi CLI";
  const said = missingFor(pulumiCli);
  return said && `the Pulumi CLI, which did not build: ${said.split("\n")[0] ?? ""}`;
}

/** Path of the Pulumi CLI, built from its pinned Go module once and kept outside the repository. */
export function pulumiCli(): string {
  const folder = cached(`pulumi-${VERSION}`, ["test/engine/cli/go.sum"]);
  const binary = join(folder, "pulumi");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  // Several test processes start at once; one of them builds.
  const lock = `${folder}.lock`;
  while (!take(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT);
  try {
    madeOnce(binary, build);
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

function build(binary: string): void {
  process.stdout.write("    building the Pulumi CLI (once; about three minutes) ...\n");
  const version = `${MODULE}/sdk/v3/go/common/version.Version=${VERSION}`;
  execFileSync(
    "go",
    [
      "build",
      "-mod=readonly",
      "-ldflags",
      `-s -w -X ${version}`,
      "-o",
      binary,
      `${MODULE}/pkg/v3/cmd/pulumi`,
    ],
    { cwd: join(ROOT, "test/engine/cli"), stdio: ["ignore", "inherit", "inherit"] },
  );
}
