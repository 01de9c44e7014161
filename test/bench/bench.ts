// `npm run bench [-- planner|policy|search]`: prints figures and writes test/bench/results/<name>.md.
import { benchPlanner } from "./planner";
import { benchPolicy } from "./policy";
import { benchSearch } from "./search";

const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  planner: benchPlanner,
  policy: benchPolicy,
  search: benchSearch,
};

const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(BENCHES) : asked;

async function main(): Promise<void> {
  for (const name of names) {
    const bench = BENCHES[name];
    if (bench === undefined) {
      process.stderr.write(`no benchmark ${name}; there are ${Object.keys(BENCHES).join(", ")}\n`);
      process.exit(4);
    }
    await bench();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
