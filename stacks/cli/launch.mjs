// Starts a command of this project on a machine that has only Node and npm:
// checks Node's version, installs the dependencies once, then runs the TypeScript file given.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const stamp = join(root, "node_modules", ".worldcell-installed");

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Worldcell needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** What is installed depends on the lock file and on Node's major version. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json", ".npmrc"])
    hash.update(readFileSync(join(root, file)));
  return `${hash.digest("hex")} node${process.versions.node.split(".")[0]}`;
}

function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("Installing dependencies (once; under a minute) ...\n");
  const result = spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (result.status !== 0) {
    process.stderr.write("`npm ci` failed; run it by hand to see why, then try again.\n");
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

checkNode();
install();
const [script = "", ...args] = process.argv.slice(2);
if (script !== "") {
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=64", "--import", "tsx", join(root, script), ...args],
    { cwd: process.cwd(), stdio: "inherit" },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
