import { expect } from "chai";
import fc from "fast-check";
import { Database, type DatabaseArgs } from "../../../../components/database";
import { ALERTS } from "../../../../components/database/alerts";
import type { PlannedResource, Value } from "../../../../infra/planner/record/types";
import { all, one, record } from "../../../support/record";
import { databaseArgs, PROJECT_ID, ZONES } from "./support";
import { layoutOf, pairArbitrary } from "./topology/support";

const TYPE = (name: string) =>
  `mongodbatlas:index/${name[0]?.toLowerCase() ?? ""}${name.slice(1)}:${name}`;

const build = (over: Partial<DatabaseArgs> = {}) =>
  record((opts) => new Database("database", databaseArgs(over), opts), { region: "eu-central-1" });

type Json = Record<string, unknown>;
const input = (resource: PlannedResource, key: string): Json[] =>
  resource.inputs[key] as unknown as Json[];

describe("the database", () => {
  it("is one global cluster with one entry per shard in the layout's order", async () => {
    const cluster = one(await build(), TYPE("AdvancedCluster"));
    expect(cluster.inputs).to.deep.include({
      projectId: PROJECT_ID,
      name: "skyforge-prod",
      clusterType: "GEOSHARDED",
      mongoDbMajorVersion: "8.0",
      versionReleaseSystem: "LTS",
      globalClusterSelfManagedSharding: false,
    });
    expect(input(cluster, "replicationSpecs").map((spec) => spec.zoneName)).to.deep.equal([
      "europe",
      "america",
      "europe",
    ]);
    expect(cluster.inputs).to.not.have.any.keys("useEffectiveFields", "labels");
  });

  it("names all three kinds of nodes in every region, unused ones with no node", async () => {
    const cluster = one(await build(), TYPE("AdvancedCluster"));
    const [, america] = input(cluster, "replicationSpecs");
    expect(
      (america?.regionConfigs as Json[]).map((config) => [
        config.regionName,
        config.priority,
        (config.electableSpecs as Json).nodeCount,
        (config.readOnlySpecs as Json).nodeCount,
        (config.analyticsSpecs as Json).nodeCount,
      ]),
    ).to.deep.equal([
      ["US_EAST_1", 7, 2, 0, 0],
      ["US_EAST_2", 6, 2, 0, 0],
      ["US_WEST_2", 5, 1, 1, 0],
      ["US_WEST_1", 0, 0, 1, 0],
      ["CA_CENTRAL_1", 0, 0, 1, 0],
    ]);
  });

  it("scales every region of every shard between the same bounds, and analytics nodes not at all", async () => {
    const cluster = one(await build(), TYPE("AdvancedCluster"));
    const configs = input(cluster, "replicationSpecs").flatMap(
      (spec) => spec.regionConfigs as Json[],
    );
    for (const config of configs) {
      expect(config.autoScaling).to.deep.equal({
        computeEnabled: true,
        computeScaleDownEnabled: true,
        computeMinInstanceSize: "M40",
        computeMaxInstanceSize: "M60",
        diskGbEnabled: true,
      });
      expect((config.analyticsAutoScaling as Json).computeEnabled).to.equal(false);
      for (const specs of ["electableSpecs", "readOnlySpecs", "analyticsSpecs"])
        expect(config[specs]).to.not.have.any.keys("diskSizeGb", "diskIops");
    }
  });

  it("keeps backups, point-in-time restore and TLS whatever is overridden", async () => {
    const cluster = one(
      await build({
        overrides: {
          cluster: {
            pitEnabled: false,
            backupEnabled: false,
            retainBackupsEnabled: false,
            terminationProtectionEnabled: false,
            deleteOnCreateTimeout: true,
            redactClientLogData: false,
            replicaSetScalingStrategy: "NODE_TYPE",
            advancedConfiguration: {
              minimumEnabledTlsProtocol: "TLS1_0",
              javascriptEnabled: true,
              transactionLifetimeLimitSeconds: 30,
            },
          },
        },
      }),
      TYPE("AdvancedCluster"),
    );
    expect(cluster.inputs).to.deep.include({
      pitEnabled: true,
      backupEnabled: true,
      retainBackupsEnabled: true,
      terminationProtectionEnabled: true,
      deleteOnCreateTimeout: false,
      redactClientLogData: true,
      replicaSetScalingStrategy: "NODE_TYPE",
      advancedConfiguration: {
        minimumEnabledTlsProtocol: "TLS1_2",
        javascriptEnabled: false,
        defaultWriteConcern: "majority",
        oplogMinRetentionHours: 48,
        transactionLifetimeLimitSeconds: 30,
      },
    });
  });

  it("carries the project's tags", async () => {
    const cluster = one(await build(), TYPE("AdvancedCluster"));
    expect(cluster.inputs.tags).to.deep.equal({
      project: "worldcell",
      game: "skyforge",
      environment: "prod",
      stack: "prod.database",
      Name: "prod-database-cluster",
    });
  });

  for (const removable of [false, true]) {
    it(`${removable ? "lets go of" : "holds"} what has state when it is ${removable ? "" : "not "}removable`, async () => {
      const recorded = await build({ removable });
      for (const type of ["AdvancedCluster", "GlobalClusterConfig", "CloudBackupSchedule"])
        expect(one(recorded, TYPE(type)).protect, type).to.equal(!removable);
      expect(one(recorded, TYPE("AdvancedCluster")).inputs.terminationProtectionEnabled).to.equal(
        !removable,
      );
    });
  }

  it("maps the location of every zone, the first one included", async () => {
    const config = one(await build(), TYPE("GlobalClusterConfig"));
    expect(config.inputs.customZoneMappings).to.deep.equal([
      { location: "IE", zone: "europe" },
      { location: "US-VA", zone: "america" },
    ]);
  });

  it("maps no zone that has no shard yet", async () => {
    const config = one(
      await build({ layout: layoutOf(ZONES, ["europe"]) }),
      TYPE("GlobalClusterConfig"),
    );
    expect(config.inputs.customZoneMappings).to.deep.equal([{ location: "IE", zone: "europe" }]);
  });

  it("manages the namespaces of the data model with location and one hashed or ranged field", async () => {
    const config = one(await build(), TYPE("GlobalClusterConfig"));
    const namespaces = input(config, "managedNamespaces");
    expect(namespaces).to.deep.include({
      db: "game",
      collection: "players",
      customShardKey: "playerId",
      isCustomShardKeyHashed: true,
      isShardKeyUnique: false,
    });
    expect(namespaces).to.deep.include({
      db: "game",
      collection: "items",
      customShardKey: "itemId",
      isCustomShardKeyHashed: false,
      isShardKeyUnique: false,
    });
    expect(namespaces.map((namespace) => namespace.collection)).to.not.include("identities");
  });

  it("copies each zone's snapshots and oplog to its own recovery region", async () => {
    const recorded = await build();
    const schedule = one(recorded, TYPE("CloudBackupSchedule"));
    const specs = one(recorded, TYPE("AdvancedCluster")).outputs
      .replicationSpecs as unknown as Json[];
    const copies = input(schedule, "copySettings");
    expect(
      copies.map((copy) => [copy.regionName, copy.zoneId, copy.shouldCopyOplogs]),
    ).to.deep.equal([
      ["EU_CENTRAL_1", specs[0]?.zoneId, true],
      ["US_EAST_2", specs[1]?.zoneId, true],
    ]);
    expect(new Set(copies.map((copy) => copy.zoneId)).size).to.equal(2);
    expect(schedule.inputs).to.deep.include({
      restoreWindowDays: 7,
      policyItemHourly: { frequencyInterval: 6, retentionUnit: "days", retentionValue: 7 },
      copyPolicyItemsEnabled: true,
      deleteCopySnapshots: false,
    });
  });

  it("makes one custom role after the other", async () => {
    const roles = all(await build(), TYPE("CustomDbRole"));
    expect(roles.map((role) => role.inputs.roleName)).to.have.members([
      "api-rw",
      "loader-read",
      "migrator",
      "schema-admin",
      "analytics-read",
    ]);
    const named = (role: string) => {
      const found = roles.find((entry) => entry.inputs.roleName === role);
      if (found === undefined) throw new Error(`no role ${role}`);
      return found;
    };
    expect(named("api-rw").dependencies).to.deep.equal([]);
    expect(named("loader-read").dependencies).to.deep.equal([named("api-rw").urn]);
    expect(named("analytics-read").dependencies).to.deep.equal([named("schema-admin").urn]);
  });

  it("switches every alert on and sends it to the project's owners", async () => {
    const alerts = all(await build(), TYPE("AlertConfiguration"));
    expect(alerts).to.have.length(ALERTS.length);
    for (const alert of alerts) {
      expect(alert.inputs.enabled, alert.name).to.equal(true);
      expect(alert.inputs.notifications, alert.name).to.have.length(1);
      expect((alert.inputs.notifications as unknown as Json[])[0]).to.deep.include({
        typeName: "GROUP",
        emailEnabled: true,
      });
      const metric = alert.inputs.eventType === "OUTSIDE_METRIC_THRESHOLD";
      expect(alert.inputs.metricThresholdConfig !== undefined, alert.name).to.equal(metric);
      expect(metric && alert.inputs.thresholdConfig !== undefined, alert.name).to.equal(false);
    }
    expect(
      one({ resources: alerts }, TYPE("AlertConfiguration"), "database-alert-oplog-critical")
        .inputs,
    ).to.deep.include({
      eventType: "REPLICATION_OPLOG_WINDOW_RUNNING_OUT",
      thresholdConfig: { operator: "LESS_THAN", threshold: 1, units: "HOURS" },
      matchers: [{ fieldName: "CLUSTER_NAME", operator: "EQUALS", value: "skyforge-prod" }],
    });
  });

  it("audits changes and failed logins, not every login", async () => {
    const auditing = one(await build(), TYPE("Auditing"));
    expect(auditing.inputs).to.deep.include({ enabled: true, auditAuthorizationSuccess: false });
    const filter = JSON.parse(auditing.inputs.auditFilter as string) as { $or: Json[] };
    expect(filter.$or[0]).to.deep.equal({ atype: "authenticate", result: { $ne: 0 } });
    expect((filter.$or[1]?.atype as { $in: string[] }).$in).to.include.members([
      "createUser",
      "dropCollection",
      "shardCollection",
    ]);
  });

  it("has a maintenance window that defers once by itself", async () => {
    const window = one(
      await build({ maintenance: { dayOfWeek: 2, hourOfDay: 22 } }),
      TYPE("MaintenanceWindow"),
    );
    expect(window.inputs).to.deep.include({
      projectId: PROJECT_ID,
      dayOfWeek: 2,
      hourOfDay: 22,
      autoDeferOnceEnabled: true,
    });
    expect(window.inputs.autoDefer).to.equal(undefined);
  });

  it("limits every policy of the organisation to its project and allows a region before nodes go there", async () => {
    const recorded = await build();
    const policies = all(recorded, TYPE("ResourcePolicy"));
    expect(policies.map((policy) => policy.inputs.name)).to.have.members([
      "skyforge-prod-no-public-access",
      "skyforge-prod-aws-only",
      "skyforge-prod-fleet-regions",
    ]);
    for (const policy of policies) {
      const [{ body }] = policy.inputs.policies as unknown as [{ body: string }];
      expect(body).to.match(/^forbid \(/);
      expect(body).to.include(`resource in ResourcePolicy::Project::"${PROJECT_ID}" && `);
    }
    const regions = JSON.stringify(
      policies.find((policy) => policy.name.endsWith("fleet-regions"))?.inputs.policies,
    );
    // A region of the layout that the fleet's rows no longer name stays legal until it is empty.
    for (const region of ["eu-west-1", "eu-central-1", "us-west-2", "ca-central-1"])
      expect(regions).to.include(`aws:${region}`);
    expect(regions).to.not.include("aws:ap-south-1");
    expect(one(recorded, TYPE("AdvancedCluster")).dependencies).to.include.members(
      policies.map((policy) => policy.urn),
    );
  });

  it("makes the same children in a preview, where outputs are unknown", async () => {
    const names = (recorded: { resources: readonly PlannedResource[] }) =>
      recorded.resources.map((entry) => entry.urn);
    const preview = await record((opts) => new Database("database", databaseArgs(), opts), {
      region: "eu-central-1",
      preview: true,
    });
    expect(names(preview)).to.have.members(names(await build()));
  });

  it("gives each zone's id by name", async () => {
    const recorded = await build();
    const component = one(recorded, "worldcell:database:Database");
    const specs = one(recorded, TYPE("AdvancedCluster")).outputs
      .replicationSpecs as unknown as Json[];
    expect(component.outputs.zoneIds).to.deep.equal({
      europe: specs[0]?.zoneId as Value,
      america: specs[1]?.zoneId as Value,
    });
    expect(component.outputs.clusterName).to.equal("skyforge-prod");
  });

  it("asks for a forced reconfiguration only when told to", async () => {
    const key = "acceptDataRisksAndForceReplicaSetReconfig";
    expect(one(await build(), TYPE("AdvancedCluster")).inputs[key]).to.equal(undefined);
    const forced = await build({ forceReconfiguration: "2026-11-22" });
    expect(one(forced, TYPE("AdvancedCluster")).inputs[key]).to.equal("2026-11-22");
  });

  it("has the same children for every layout, each under the component and named after it", async () => {
    await fc.assert(
      fc.asyncProperty(pairArbitrary, async ({ live }) => {
        const zones = [...new Set(live.shards.map((shard) => shard.zone))].map((zone, index) => ({
          zone,
          location: ["IE", "US-VA", "SG"][index] ?? "JP",
        }));
        const recorded = await build({ layout: live, zones });
        const component = one(recorded, "worldcell:database:Database");
        const children = recorded.resources.filter((entry) => entry.parent === component.urn);
        expect(children).to.have.length(3 + 2 + 3 + 5 + ALERTS.length);
        for (const child of children) expect(child.name).to.match(/^database-/);
        const cluster = one(recorded, TYPE("AdvancedCluster"));
        expect(input(cluster, "replicationSpecs")).to.have.length(live.shards.length);
        expect(one(recorded, TYPE("GlobalClusterConfig")).inputs.customZoneMappings).to.have.length(
          zones.length,
        );
        expect(one(recorded, TYPE("CloudBackupSchedule")).inputs.copySettings).to.deep.equal([]);
      }),
      { numRuns: 25, seed: 3 },
    );
  });
});
