import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { alone } from "../../support/alone";
import { ROOT } from "../../support/files";
import { cached, madeOnce, missingFor } from "../../support/tools";

/** Version of the CLI; its Go modules of later versions are not all to be had. */
const VERSION = "3.230.0";
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
  alone(folder, () => {
    madeOnce(binary, build);
  });
  return binary;
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
