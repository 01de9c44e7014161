import { expect } from "chai";
import type { Properties } from "../../../../infra/planner/record/types";
import { UNKNOWN } from "../../../../infra/planner/record/wire";
import { CLUSTER } from "./types";
import { AMERICA, EUROPE, World, home, region, shard, urn } from "./world";

describe("the simulated Atlas", () => {
  describe("changes of a topology", () => {
    it("takes one kind at a time", () => {
      const world = new World();
      const id = world.cluster([EUROPE]);
      const grown = shard("europe", home("EU_WEST_1", 5));
      expect(() => world.grow(id, [grown, AMERICA])).to.throw("nodes are added, shards are added");
      world.grow(id, [EUROPE, AMERICA]);
      world.grow(id, [grown, AMERICA]);
      const bigger = shard(
        "america",
        region("US_EAST_1", { electable: 3, priority: 7, size: "M40" }),
      );
      expect(() => world.grow(id, [EUROPE, bigger])).to.throw("nodes are removed, sizes change");
      world.grow(id, [grown, bigger]);
    });

    it("sees a change of the order, but not the numbers that follow from added regions", () => {
      const world = new World();
      const regions = (...names: string[]) =>
        shard(
          "europe",
          ...names.map((name, index) =>
            region(name, { electable: index === 2 ? 1 : 2, priority: 7 - index }),
          ),
        );
      const id = world.cluster([regions("EU_WEST_1", "EU_WEST_2", "EU_WEST_3")]);
      const moved = shard(
        "europe",
        region("EU_WEST_2", { electable: 2, priority: 7 }),
        region("EU_WEST_1", { electable: 4, priority: 6 }),
        region("EU_WEST_3", { electable: 1, priority: 5 }),
      );
      expect(() => world.grow(id, [moved])).to.throw("nodes are added, priorities change");
      expect(() => world.grow(id, [regions("EU_WEST_2", "EU_WEST_1", "EU_WEST_3")])).not.to.throw();
    });

    it("refuses fewer shards", () => {
      const world = new World();
      const id = world.cluster([EUROPE, AMERICA]);
      expect(() => world.grow(id, [EUROPE])).to.throw("contact support");
    });

    it("matches shards by position: a zone put first renames the ones behind it", () => {
      const world = new World();
      const id = world.cluster([EUROPE, AMERICA]);
      const asia = shard("asia", home("AP_NORTHEAST_1"));
      expect(() => world.grow(id, [asia, EUROPE, AMERICA])).to.throw("a zone is renamed");
    });

    it("keeps the ids of a position, gives a new zone its own and a new shard its zone's", () => {
      const world = new World();
      const id = world.cluster([EUROPE, AMERICA]);
      const ids = (cluster: Properties) =>
        (cluster.replicationSpecs as Properties[]).map(({ zoneId }) => zoneId);
      const before = ids(world.grow(id, [EUROPE, AMERICA]));
      const asia = shard("asia", home("AP_NORTHEAST_1"));
      const after = ids(world.grow(id, [EUROPE, AMERICA, EUROPE, asia]));
      expect(after.slice(0, 2)).to.deep.equal(before);
      expect(after[2]).to.equal(before[0]);
      expect(new Set(after).size).to.equal(3);
      const renamed = shard("oceania", home("US_EAST_1"));
      expect(ids(world.grow(id, [EUROPE, renamed, EUROPE, asia]))[1]).to.equal(before[1]);
    });

    it("copies blocks that are left out from the same position, whatever stands there", () => {
      const world = new World();
      const reader = (more: Properties = {}) => ({
        ...region("EU_WEST_3", { electable: 0, readOnly: 2, priority: 0 }),
        ...more,
      });
      const id = world.cluster([shard("europe", home("EU_WEST_1"), reader())]);
      const { readOnlySpecs: _, ...without } = reader();
      const live = world.grow(id, [shard("europe", home("EU_WEST_1"), without)]);
      const [spec] = live.replicationSpecs as Properties[];
      expect((spec?.regionConfigs as Properties[])[1]?.readOnlySpecs).to.include({ nodeCount: 2 });
      // Nothing was removed, so a block with 0 is what removes nodes.
      const none = reader({ readOnlySpecs: { instanceSize: "M30", nodeCount: 0 } });
      expect(() => world.grow(id, [shard("europe", home("EU_WEST_1"), none)])).not.to.throw();
    });

    it("shows at preview the ids that stay, and unknown ones for new shards", () => {
      const world = new World();
      const id = world.cluster([EUROPE]);
      const inputs = world.inputs([EUROPE, AMERICA]);
      const shown = world.store.previewUpdate(urn(CLUSTER, "cluster"), id, inputs, {}, "");
      const specs = shown.replicationSpecs as Properties[];
      expect(specs[0]?.zoneId).to.match(/^[0-9a-f]{24}$/);
      expect(specs[1]?.zoneId).to.equal(UNKNOWN);
      expect(world.store.live.of(CLUSTER)[0]?.properties.replicationSpecs).to.have.length(1);
    });
  });
});
