import { expect } from "chai";
import { CLUSTER, PROJECT } from "./types";
import { EUROPE, World, home, region, shard } from "./world";

describe("the simulated Atlas", () => {
  describe("clusters", () => {
    it("refuses electable totals other than 3, 5 and 7", () => {
      const refused = () => new World().cluster([shard("europe", home("EU_WEST_1", 4))]);
      expect(refused).to.throw("CLUSTER_REPLICATION_FACTOR_INVALID");
      expect(() => new World().cluster([shard("europe", home("EU_WEST_1", 5))])).not.to.throw();
    });

    it("wants priorities from 7 down, and 0 without electable nodes", () => {
      const zone = (first: number, second: number) =>
        shard(
          "europe",
          region("EU_WEST_1", { electable: 2, priority: first }),
          region("EU_WEST_3", { electable: 1, priority: second }),
        );
      expect(() => new World().cluster([zone(7, 6)])).not.to.throw();
      expect(() => new World().cluster([zone(7, 5)])).to.throw("priority");
      expect(() => new World().cluster([zone(6, 5)])).to.throw("priority");
      const reader = region("EU_WEST_3", { electable: 0, readOnly: 1, priority: 6 });
      expect(() => new World().cluster([shard("europe", home("EU_WEST_1"), reader)])).to.throw(
        "must have 0",
      );
    });

    it("wants regions of equal priority in reverse alphabetical order", () => {
      const reader = (name: string) => region(name, { electable: 0, readOnly: 1, priority: 0 });
      const zone = (...names: string[]) => [
        shard("europe", home("EU_WEST_1"), ...names.map(reader)),
      ];
      expect(() => new World().cluster(zone("EU_WEST_3", "EU_WEST_2"))).not.to.throw();
      expect(() => new World().cluster(zone("EU_WEST_2", "EU_WEST_3"))).to.throw(
        "inconsistent result",
      );
    });

    it("wants all shards of a zone alike, but for sizes", () => {
      const big = shard("europe", region("EU_WEST_1", { electable: 3, priority: 7, size: "M40" }));
      expect(() => new World().cluster([EUROPE, big])).not.to.throw();
      expect(() => new World().cluster([EUROPE, shard("europe", home("EU_WEST_3"))])).to.throw(
        "other regions",
      );
    });

    it("holds sizes inside the bounds of auto-scaling, which are the same everywhere", () => {
      const one = (size: string, max: string) =>
        shard("europe", region("EU_WEST_1", { electable: 3, priority: 7, size }, max));
      expect(() => new World().cluster([one("M80", "M60")])).to.throw("MAX_INSTANCE_SIZE_INVALID");
      expect(() => new World().cluster([one("M20", "M60")])).to.throw("MIN_INSTANCE_SIZE_INVALID");
      expect(() => new World().cluster([one("M30", "M30")])).to.throw("SIZE_RANGE_INVALID");
      expect(() =>
        new World().cluster([
          EUROPE,
          shard("a", region("US_EAST_1", { electable: 3, priority: 7 }, "M80")),
        ]),
      ).to.throw("same in every region");
    });

    it("refuses names that host names cannot hold, and taken ones", () => {
      const named = (name: string) => new World().cluster([EUROPE], { name });
      expect(() => named("under_score")).to.throw("CLUSTER_NAME_INVALID");
      expect(() => named(`${"a".repeat(22)}-b`)).to.throw("CLUSTER_NAME_PREFIX_INVALID");
      const world = new World();
      world.cluster([EUROPE]);
      expect(() => world.cluster([EUROPE])).to.throw("DUPLICATE_CLUSTER_NAME");
    });

    it("refuses an unknown project, PIT without backup, encryption without a key", () => {
      const world = new World();
      expect(() => world.cluster([EUROPE], { projectId: "0".repeat(24) })).to.throw(
        "GROUP_NOT_FOUND",
      );
      expect(() => world.cluster([EUROPE], { backupEnabled: false })).to.throw("pitEnabled");
      expect(() => world.cluster([EUROPE], { encryptionAtRestProvider: "AWS" })).to.throw(
        "ENCRYPTION_AT_REST_NOT_ENABLED",
      );
    });

    it("never changes a global cluster's type or management, nor a paused cluster", () => {
      const world = new World();
      const id = world.cluster([EUROPE]);
      expect(() => world.grow(id, [EUROPE], { clusterType: "SHARDED" })).to.throw(
        "CANNOT_CHANGE_GEOSHARDED_CLUSTER_TYPE",
      );
      expect(() => world.grow(id, [EUROPE], { globalClusterSelfManagedSharding: true })).to.throw(
        "CANNOT_MODIFY_GLOBAL_CLUSTER_MANAGEMENT_SETTING",
      );
      world.grow(id, [EUROPE], { paused: true });
      expect(() => world.grow(id, [EUROPE], { paused: true, pitEnabled: false })).to.throw(
        "PAUSED",
      );
      expect(() => world.grow(id, [EUROPE], { paused: false })).not.to.throw();
    });

    it("refuses to delete a protected cluster, and a project that still has one", () => {
      const world = new World();
      const id = world.cluster([EUROPE], { terminationProtectionEnabled: true });
      expect(() => world.drop(CLUSTER, "cluster", id)).to.throw("TERMINATION_PROTECTION");
      expect(() => world.drop(PROJECT, "project", world.project)).to.throw("ACTIVE_ATLAS_CLUSTERS");
      world.grow(id, [EUROPE], { terminationProtectionEnabled: false });
      world.drop(CLUSTER, "cluster", id);
      world.drop(PROJECT, "project", world.project);
      expect(world.store.live.all.size).to.equal(0);
    });
  });
});
