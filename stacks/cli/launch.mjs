// Starts a command of this project on a machine that has only Node and npm:
// checks Node's version, installs the dependencies once, strips the types once, runs the file given.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const installed = join(root, "node_modules", ".worldcell-installed");
const compiled = join(root, ".cache", "compiled");
const rooms = ["infra", "components", "policy", "stacks", "test"];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Worldcell needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

function isFresh(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

/** What is installed depends on the lock file and on Node's major version. */
function install() {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json", ".npmrc"]) hash.update(readFileSync(join(root, file)));
  const wanted = `${hash.digest("hex")} node${process.versions.node.split(".")[0]}`;
  if (isFresh(installed, wanted)) return;
  process.stderr.write("Installing dependencies (once; under a minute) ...\n");
  const result = spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (result.status !== 0) {
    process.stderr.write("`npm ci` failed; run it by hand to see why, then try again.\n");
    process.exit(1);
  }
  writeFileSync(installed, wanted);
}

/** Source files of all rooms, relative to the root. */
function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}

/**
 * JavaScript of every room in `.cache/compiled`. A loader that strips types in the process would
 * look at every file of the SDK too: it costs half a second and 60 MB at each start.
 */
async function compile() {
  const files = rooms.flatMap(sources).filter((file) => /\.(ts|json)$/.test(file));
  const state = files.map((file) => {
    const { size, mtimeMs } = statSync(join(root, file));
    return `${file} ${size} ${mtimeMs}`;
  });
  const wanted = createHash("sha256").update(state.join("\n")).digest("hex");
  const stamp = join(compiled, ".stamp");
  if (isFresh(stamp, wanted)) return;
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: files.filter((file) => file.endsWith(".ts")),
    outbase: ".",
    outdir: compiled,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: true,
    logLevel: "error",
  });
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    cpSync(join(root, file), join(compiled, file));
  }
  writeFileSync(stamp, wanted);
}

function run(script, args) {
  const child = spawn(process.execPath, [join(compiled, script.replace(/\.ts$/, ".js")), ...args], {
    cwd: process.cwd(),
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}

checkNode();
install();
const [script, ...args] = process.argv.slice(2);
if (script !== undefined) {
  await compile();
  run(script, args);
}
