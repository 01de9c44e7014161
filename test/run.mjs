// Runs test tiers, several mocha processes side by side: `node test/run.mjs [tier ...]`, all tiers without
// an argument. `engine world` runs the big fleet instead of the engine tier's own cases.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const TIERS = ["unit", "stacks", "policy", "architecture", "flows", "engine", "fidelity"];
/** Cases that are run by name only. */
const BY_NAME = { "engine world": ["engine/world.test.ts"] };
/** More processes than this gain nothing: each loads the SDK. */
const MOST_PROCESSES = 4;

const asked = process.argv.slice(2);
const byName = BY_NAME[asked.join(" ")];
const unknown = byName === undefined ? asked.filter((tier) => !TIERS.includes(tier)) : [];
if (unknown.length > 0) {
  const names = [...TIERS, ...Object.keys(BY_NAME)].join(", ");
  process.stderr.write(`unknown test tier ${unknown.join(", ")}; there are ${names}\n`);
  process.exit(4);
}

function testFiles(tier) {
  const named = Object.values(BY_NAME).flat();
  return readdirSync(join(here, tier), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(tier, name))
    .filter((name) => !named.includes(name))
    .sort();
}

/**
 * Files of one process each: flows and the engine's own cases take long, the rest of a tier shares what it
 * loads.
 */
function jobsOf(tier) {
  const files = testFiles(tier);
  if (tier === "flows") return files.map((file) => [file]);
  if (tier !== "engine") return [files];
  const cases = files.filter((file) => dirname(file) === tier);
  return [...cases.map((file) => [file]), files.filter((file) => dirname(file) !== tier)];
}

const counts = { passed: 0, failed: 0, skipped: 0 };
const folder = mkdtempSync(join(tmpdir(), "worldcell-tests-"));
const running = new Set();

/** Runs one mocha process; its output comes in one piece, unless it is the only one. */
function run(files, index, alone) {
  const summary = join(folder, `${index}.json`);
  const child = spawn(
    process.execPath,
    [
      join(here, "..", "node_modules", "mocha", "bin", "mocha.js"),
      "--reporter",
      join(here, "support", "reporter.cjs"),
      ...files.map((file) => join(here, file)),
    ],
    {
      cwd: join(here, ".."),
      stdio: alone ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, WORLDCELL_TEST_SUMMARY: summary },
    },
  );
  running.add(child);
  const output = [];
  child.stdout?.on("data", (data) => output.push(data));
  child.stderr?.on("data", (data) => output.push(data));
  return new Promise((resolve) => {
    child.on("close", (code, signal) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(output));
      try {
        const part = JSON.parse(readFileSync(summary, "utf8"));
        for (const key of Object.keys(counts)) counts[key] += part[key];
      } catch {
        counts.failed++;
        const how = signal === null ? `code ${String(code)}` : signal;
        const what = files.map((file) => relative(here, join(here, file))).join(", ");
        process.stdout.write(`  FAILED ended with ${how} before its summary: ${what}\n`);
      }
      resolve();
    });
  });
}

const tiers = asked.length === 0 ? TIERS : asked;
const jobs = (byName === undefined ? tiers.flatMap(jobsOf) : [byName]).filter(
  (files) => files.length > 0,
);
// What takes longest begins first, so that the processes end together.
const begun = jobs.sort((a, b) => weight(b) - weight(a));
function weight(files) {
  return ["flows", "engine"].findIndex((tier) => files.some((file) => file.startsWith(tier)));
}
const lanes = Math.min(availableParallelism(), MOST_PROCESSES, begun.length);
let next = 0;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    next = begun.length;
    for (const child of running) child.kill(signal);
  });
}
await Promise.all(
  Array.from({ length: lanes }, async () => {
    while (next < begun.length) {
      const index = next++;
      await run(begun[index], index, begun.length === 1);
    }
  }),
);
rmSync(folder, { recursive: true, force: true });
process.stdout.write(
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
);
process.exit(counts.failed === 0 ? 0 : 1);
