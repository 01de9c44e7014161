// `npm run bench [-- planner|policy]`: prints figures and writes test/bench/results/<name>.md.
import { benchPlanner } from "./planner";
import { benchPolicy } from "./policy";

const BENCHES: Readonly<Record<string, () => void>> = {
  planner: benchPlanner,
  policy: benchPolicy,
};

const asked = process.argv.slice(2);
const names = asked.length === 0 ? Object.keys(BENCHES) : asked;
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    process.stderr.write(`no benchmark ${name}; there are ${Object.keys(BENCHES).join(", ")}\n`);
    process.exit(4);
  }
  bench();
}
