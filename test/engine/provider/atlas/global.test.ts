import { expect } from "chai";
import type { Properties } from "../../../../infra/planner/record/types";
import { BACKUP, GLOBAL_CONFIG, ROLE, USER } from "./types";
import { AMERICA, EUROPE, World } from "./world";

describe("the simulated Atlas", () => {
  describe("namespaces and mappings", () => {
    const config = (world: World, more: Properties): Properties => ({
      projectId: world.project,
      clusterName: "games",
      managedNamespaces: [{ db: "game", collection: "players", customShardKey: "id" }],
      customZoneMappings: [
        { location: "IE", zone: "europe" },
        { location: "US", zone: "america" },
      ],
      ...more,
    });
    const made = () => {
      const world = new World();
      world.cluster([EUROPE, AMERICA]);
      const id = world.make(GLOBAL_CONFIG, "global", config(world, {}));
      const change = (more: Properties) =>
        world.change(GLOBAL_CONFIG, "global", id, config(world, more));
      return { world, change };
    };

    it("takes more mappings, all gone or none, but no other one", () => {
      const mapped = (zones: Record<string, string>) => ({
        customZoneMappings: Object.entries(zones).map(([location, zone]) => ({ location, zone })),
      });
      const { change } = made();
      change(mapped({ IE: "europe", US: "america", CA: "america" }));
      const partial = "partial deletion of custom_zone_mappings is not allowed";
      expect(() => change(mapped({ IE: "europe", US: "america" }))).to.throw(partial);
      expect(() => change(mapped({ IE: "america", US: "america", CA: "america" }))).to.throw(
        partial,
      );
      expect(() => change(mapped({ IE: "europe", US: "america", CA: "asia" }))).to.throw("no zone");
      change(mapped({}));
      change(mapped({ IE: "america" }));
    });

    it("adds and removes namespaces, but never modifies one", () => {
      const { change } = made();
      const players = { db: "game", collection: "players", customShardKey: "id" };
      const sessions = { db: "game", collection: "sessions", customShardKey: "id" };
      change({ managedNamespaces: [players, sessions] });
      expect(() =>
        change({ managedNamespaces: [{ ...players, isCustomShardKeyHashed: true }, sessions] }),
      ).to.throw("managed namespace for collection 'players' in db 'game' cannot be modified");
      change({ managedNamespaces: [sessions] });
      expect(() => change({ managedNamespaces: [sessions, sessions] })).to.throw(
        "DUPLICATE_MANAGED_NAMESPACE",
      );
      const both = { ...players, isCustomShardKeyHashed: true, isShardKeyUnique: true };
      expect(() => change({ managedNamespaces: [both] })).to.throw("hashed and unique");
    });

    it("needs a global cluster that Atlas shards", () => {
      const world = new World();
      const make = () => world.make(GLOBAL_CONFIG, "global", config(world, {}));
      expect(make).to.throw("CLUSTER_NOT_FOUND");
      world.cluster([EUROPE, AMERICA], { globalClusterSelfManagedSharding: true });
      expect(make).to.throw("does not manage");
    });
  });

  describe("backups and users", () => {
    const world = new World();
    const cluster = world.cluster([EUROPE]);
    const live = world.grow(cluster, [EUROPE]);
    const [zoneId] = (live.replicationSpecs as Properties[]).map((spec) => spec.zoneId ?? "");
    const schedule = (copy: Properties, more: Properties = {}) =>
      world.make(BACKUP, `backup-${JSON.stringify(copy).length}`, {
        projectId: world.project,
        clusterName: "games",
        copySettings: [{ zoneId: zoneId ?? "", regionName: "EU_WEST_3", ...copy }],
        ...more,
      });

    it("copies a known zone, away from its with oplogs only under PIT", () => {
      expect(() => schedule({ shouldCopyOplogs: true })).not.to.throw();
      expect(() => schedule({ zoneId: "0".repeat(24) })).to.throw("no zone");
      expect(() => schedule({ regionName: "EU_WEST_1" })).to.throw("at home");
      const hourly = { retentionUnit: "days", retentionValue: 2, frequencyInterval: 6 };
      expect(() => schedule({}, { restoreWindowDays: 7, policyItemHourly: hourly })).to.throw(
        "policy item retention cannot be less than restore window",
      );
      world.grow(cluster, [EUROPE], { pitEnabled: false });
      expect(() => schedule({ shouldCopyOplogs: true })).to.throw("point-in-time");
    });

    it("puts IAM users on $external, with a custom role alone", () => {
      world.make(ROLE, "role", { projectId: world.project, roleName: "loader", actions: [] });
      const user = (authDatabaseName: string, ...roles: string[]) =>
        world.make(USER, `user-${roles.join()}-${authDatabaseName}`, {
          projectId: world.project,
          username: "arn",
          awsIamType: "ROLE",
          authDatabaseName,
          roles: roles.map((roleName) => ({ roleName, databaseName: "admin" })),
        });
      expect(() => user("$external", "loader")).not.to.throw();
      expect(() => user("$external", "readAnyDatabase", "clusterMonitor")).not.to.throw();
      expect(() => user("admin", "loader")).to.throw("DATABASE_NAME_INVALID_EXTERNAL");
      expect(() => user("$external", "loader", "clusterMonitor")).to.throw("CUSTOM_ROLE");
    });
  });
});
