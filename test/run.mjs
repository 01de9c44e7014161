// Runs test tiers in one mocha process: `node test/run.mjs [tier ...]`, all tiers without an argument.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const TIERS = ["unit", "stacks", "architecture", "engine", "fidelity"];

const asked = process.argv.slice(2);
const unknown = asked.filter((tier) => !TIERS.includes(tier));
if (unknown.length > 0) {
  process.stderr.write(`unknown test tier ${unknown.join(", ")}; there are ${TIERS.join(", ")}\n`);
  process.exit(4);
}

function testFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .sort();
}

const files = (asked.length === 0 ? TIERS : asked).flatMap((tier) => testFiles(join(here, tier)));
const child = spawn(
  process.execPath,
  [
    join(here, "..", "node_modules", "mocha", "bin", "mocha.js"),
    "--reporter",
    join(here, "support", "reporter.cjs"),
    ...files,
  ],
  { cwd: join(here, ".."), stdio: "inherit" },
);
child.on("exit", (code) => process.exit(code === 0 ? 0 : 1));
