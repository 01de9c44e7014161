import { expect } from "chai";
import fc from "fast-check";
import { managedNamespaces } from "../../infra/model";
import { walk } from "../../infra/planner/walk/walk";
import { WALK_START, WALK_WORLD } from "../support/walks";
import { EngineDeployment } from "./support/engine-deployment";
import { withEngine } from "./support/hooks";

/** Edits of the walk; the planner's walks make many more, this one shows that the engine agrees. */
const EDITS = Number(process.env.WORLDCELL_WALK_EDITS ?? 6);
const SEED = Number(process.env.WORLDCELL_WALK_SEED ?? 20261122);

describe("a random walk under the real engine", function () {
  this.timeout(3_600_000);
  const engine = withEngine();

  it(`makes ${String(EDITS)} legal edits, and nothing stateful is replaced`, async () => {
    const [numbers = []] = fc.sample(fc.array(fc.nat(9999), { minLength: 400, maxLength: 400 }), {
      numRuns: 1,
      seed: SEED,
    });
    const result = await walk({
      deployment: new EngineDeployment(engine()),
      start: WALK_START,
      world: WALK_WORLD,
      numbers,
      edits: EDITS,
      namespaces: managedNamespaces(),
    });
    const story = result.log.join("; ");
    expect(result.violations, story).to.deep.equal([]);
    expect(result.log, story).to.have.length(EDITS);
    process.stdout.write(`    seed ${String(SEED)}, ${String(result.ups)} ups: ${story}\n`);
  });
});
