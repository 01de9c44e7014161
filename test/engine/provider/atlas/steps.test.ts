import { expect } from "chai";
import * as fc from "fast-check";
import { replicationSpecs } from "../../../../components/database/cluster-layout";
import {
  nextSafeStep,
  parseLiveLayout,
  type Layout,
  type LiveCluster,
} from "../../../../components/database/topology";
import type { Properties } from "../../../../infra/planner/record/types";
import { pairArbitrary } from "../../../unit/components/database/topology/support";
import { CLUSTER } from "./types";
import { GET_ALL, World } from "./world";

const specs = (layout: Layout) => replicationSpecs(layout) as unknown as Properties[];
/** No path is longer. */
const MOST_STEPS = 20;

describe("the simulated Atlas and the database's safe steps", () => {
  it("takes every step of random paths, read back as the program reads them", () => {
    let taken = 0;
    fc.assert(
      fc.property(pairArbitrary, ({ live, target }) => {
        const world = new World();
        const id = world.cluster(specs(live));
        const args = { projectId: world.project };
        for (let step = 0; ; step++) {
          const { results } = world.store.invoke(GET_ALL, args) as unknown as {
            results: LiveCluster[];
          };
          const read = parseLiveLayout(results, "games");
          const next = nextSafeStep(read?.layout, target);
          world.grow(id, specs(next.layout));
          taken++;
          if (next.done) return;
          if (step > MOST_STEPS) throw new Error("the path does not end");
        }
      }),
      { numRuns: 60 },
    );
    expect(taken).to.be.greaterThan(100);
  });

  it("refuses what needs more than one step in one go, and changes nothing then", () => {
    let refused = 0;
    fc.assert(
      fc.property(pairArbitrary, ({ live, target }) => {
        if (nextSafeStep(live, target).done) return;
        const world = new World();
        const id = world.cluster(specs(live));
        const [standing] = world.store.live.of(CLUSTER);
        try {
          world.grow(id, specs(target));
        } catch {
          refused++;
          expect(world.store.live.of(CLUSTER)[0]).to.equal(standing);
        }
      }),
      { numRuns: 60 },
    );
    expect(refused).to.be.greaterThan(10);
  });
});
