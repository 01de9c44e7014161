import { expect } from "chai";
import fc from "fast-check";
import { managedNamespaces } from "../../infra/model";
import { Deployment } from "../../infra/planner/walk/deployment";
import { walk } from "../../infra/planner/walk/walk";
import { runProgram } from "../../stacks/program";
import { WALK_START, WALK_WORLD } from "../support/walks";

/** A hundred where every change is judged, fewer where a person waits. */
const WALKS = process.env.CI === "true" ? 100 : 25;
const EDITS = 15;
const SEED = 20261122;

describe("random walks through the planner", () => {
  it(`make ${String(EDITS)} legal edits each, and nothing stateful is replaced or deleted`, async function () {
    this.timeout(900_000);
    const totals: Record<string, number> = {};
    let ups = 0;
    const numbers = fc.sample(fc.array(fc.nat(9999), { minLength: 400, maxLength: 400 }), {
      numRuns: WALKS,
      seed: SEED,
    });
    for (const [index, choices] of numbers.entries()) {
      const result = await walk({
        deployment: new Deployment((fleet) => () => runProgram(() => fleet)),
        start: WALK_START,
        world: WALK_WORLD,
        numbers: choices,
        edits: EDITS,
        namespaces: managedNamespaces(),
      });
      const story = `walk ${String(index)}: ${result.log.join("; ")}`;
      expect(result.violations, story).to.deep.equal([]);
      expect(result.log.length, story).to.be.at.least(EDITS);
      ups += result.ups;
      for (const [kind, count] of Object.entries(result.counts)) {
        totals[kind] = (totals[kind] ?? 0) + count;
      }
    }
    const list = Object.entries(totals)
      .sort()
      .map(([kind, count]) => `${kind} ${String(count)}`);
    process.stdout.write(`    ${String(WALKS)} walks, ${String(ups)} ups: ${list.join(", ")}\n`);
    // A kind of edit that never happens is a kind that is not tested.
    for (const kind of [
      "addAnchor",
      "addCell",
      "addShard",
      "addZone",
      "drain",
      "emptyRegion",
      "grow",
      "moveHome",
      "retire",
      "removeCell",
      "retireRegion",
      "serve",
      "widenZone",
    ]) {
      expect(totals[kind] ?? 0, kind).to.be.greaterThan(0);
    }
  });
});
