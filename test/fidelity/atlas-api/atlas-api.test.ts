import { expect } from "chai";
import type { Properties, Value } from "../../../infra/planner/record/types";
import { skipWithout } from "../../support/tools";
import { distinct, samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Verdict } from "../support/validator";
import { constraintsOf } from "./constraints";
import { CORRECTIONS } from "./corrections";
import { atlasDocument, missingForAtlas } from "./document";
import { TABLE } from "./table";
import { atlasApi } from "./validator";

const token = (name: string): string =>
  `mongodbatlas:index/${name.slice(0, 1).toLowerCase()}${name.slice(1)}:${name}`;

async function faults(type: string, inputs: Properties): Promise<string[]> {
  const verdicts = await atlasApi.judge([{ key: "k", type, name: "n", region: "", inputs }]);
  return verdicts.map(({ path, rule }) => `${path}: ${rule}`).sort();
}

/** The inputs with one value changed; `undefined` takes it away. */
function changed(inputs: Properties, path: string, value: Value | undefined): Properties {
  const copy = structuredClone(inputs) as Record<string, unknown>;
  const keys = path.split(".");
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = keys.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return copy as Properties;
}

describe("the Atlas Admin API as a judge", function () {
  this.timeout(60_000);
  let subjects: readonly Subject[] = [];

  before(async function () {
    this.timeout(180_000);
    skipWithout(this, "the Atlas Admin API", missingForAtlas());
    const stacks = (await samplePlans()).flatMap((plan) => plan.stacks);
    subjects = subjectsOf(stacks).filter(({ type }) => type.startsWith("mongodbatlas:"));
    expect(subjects).not.to.be.empty;
  });

  const planned = (name: string): Properties => {
    const found = subjects.find(({ type }) => type === token(name));
    if (found === undefined) throw new Error(`no sample fleet has ${name}`);
    return found.inputs;
  };

  it("has a row for every Atlas type of the plan", () => {
    const types = new Set(subjects.map(({ type }) => type));
    expect([...types].filter((type) => !atlasApi.covers(type))).to.deep.equal([]);
  });

  it("finds nothing in any sample fleet but what is listed as wrong, and all of that", async () => {
    const types = new Map(subjects.map(({ key, type }) => [key, type]));
    const met = new Set<unknown>();
    const isWrong = ({ key, path, rule }: Verdict): boolean => {
      const entry = atlasApi.wrong.find(
        (wrong) => wrong.type === types.get(key) && wrong.rule === rule && wrong.path.test(path),
      );
      met.add(entry);
      return entry !== undefined;
    };
    const verdicts = await atlasApi.judge(subjects);
    expect(verdicts.filter((verdict) => !isWrong(verdict))).to.deep.equal([]);
    expect(atlasApi.wrong.filter((entry) => !met.has(entry))).to.deep.equal([]);
  });

  it("builds the schema of every row", () => {
    for (const name of Object.keys(TABLE)) {
      expect(constraintsOf(token(name)), name).not.to.be.empty;
    }
  });

  it("corrects the document only where it is wrong", () => {
    for (const { schema, needed } of CORRECTIONS) {
      expect(needed(atlasDocument().schemas[schema] ?? {}), schema).to.equal(true);
    }
  });

  it("refuses a property that no operation takes, at any depth", async () => {
    const type = token("AdvancedCluster");
    const cluster = planned("AdvancedCluster");
    expect(await faults(type, changed(cluster, "backupEnabeld", true))).to.deep.equal([
      "backupEnabeld: unknown-property",
    ]);
    const size = "replicationSpecs.0.regionConfigs.0.electableSpecs.instanceSise";
    expect(await faults(type, changed(cluster, size, "M30"))).to.deep.equal([
      "replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSise: unknown-property",
    ]);
  });

  const CLUSTER: readonly (readonly [string, Value | undefined, string])[] = [
    ["clusterType", "GeoSharded", "clusterType: enum"],
    ["clusterType", undefined, "clusterType: required"],
    ["name", "under_score", "name: pattern"],
    ["pitEnabled", "true", "pitEnabled: kind"],
    ["projectId", "not-an-id", "projectId: pattern"],
    ["tags", { Name: "" }, "tags.Name: length"],
    ["advancedConfiguration.minimumEnabledTlsProtocol", "TLS1_5", "enum"],
    ["advancedConfiguration.oplogMinRetentionHours", "48", "kind"],
    ["replicationSpecs.0.regionConfigs.0.regionName", "eu-west-1", "enum"],
    ["replicationSpecs.0.regionConfigs.0.providerName", undefined, "required"],
    ["replicationSpecs.0.regionConfigs.0.priority", 8, "range"],
    ["replicationSpecs.0.regionConfigs.0.electableSpecs.nodeCount", 2.5, "kind"],
    ["replicationSpecs.0.regionConfigs.0.electableSpecs.instanceSize", "m30", "enum"],
    // An instance size of another cloud.
    ["replicationSpecs.0.regionConfigs.0.electableSpecs.instanceSize", "M90", "enum"],
    ["replicationSpecs.0.regionConfigs.0.autoScaling.computeMaxInstanceSize", "M31", "enum"],
  ];
  for (const [path, value, expected] of CLUSTER) {
    it(`finds a cluster with ${path} = ${JSON.stringify(value) ?? "nothing"}`, async () => {
      const wrong = changed(planned("AdvancedCluster"), path, value);
      const where = path.replace(/\.(\d+)/g, "[$1]");
      const line = expected.includes(":") ? expected : `${where}: ${expected}`;
      expect(await faults(token("AdvancedCluster"), wrong)).to.deep.equal([line]);
    });
  }

  it("chooses the schema of an alert by its event", async () => {
    const type = token("AlertConfiguration");
    const alerts = subjects.filter((subject) => subject.type === type).map(({ inputs }) => inputs);
    const of = (event: string): Properties =>
      alerts.find(({ eventType }) => eventType === event) ?? {};
    const metric = of("OUTSIDE_METRIC_THRESHOLD");
    const cases: readonly (readonly [Properties, string, Value | undefined, string])[] = [
      [metric, "eventType", "OUTSIDE_METRICS_THRESHOLD", "eventType: enum"],
      [
        metric,
        "metricThresholdConfig.metricName",
        "CONNECTION_PERCENT",
        "metricThresholdConfig.metricName: enum",
      ],
      [metric, "metricThresholdConfig.units", "PERCENT", "metricThresholdConfig.units: enum"],
      [
        metric,
        "metricThresholdConfig.operator",
        "greaterThan",
        "metricThresholdConfig.operator: enum",
      ],
      [metric, "notifications.0.intervalMin", 4, "notifications[0].intervalMin: range"],
      [metric, "notifications.0.typeName", "PROJECT", "notifications[0].typeName: enum"],
      [metric, "notifications.0.roles", ["GROUP_OWNERS"], "notifications[0].roles[0]: enum"],
      [metric, "notifications", undefined, "notifications: required"],
      [metric, "thresholdConfig", { threshold: 1 }, "thresholdConfig: unknown-property"],
      [
        of("TOO_MANY_ELECTIONS"),
        "thresholdConfig.operator",
        "ABOVE",
        "thresholdConfig.operator: enum",
      ],
      [
        of("CLUSTER_MONGOS_IS_MISSING"),
        "matchers.0.fieldName",
        "CLUSTER",
        "matchers[0].fieldName: enum",
      ],
      [
        of("CPS_SNAPSHOT_BEHIND"),
        "thresholdConfig.operator",
        "LESS_THAN",
        "thresholdConfig.operator: enum",
      ],
    ];
    for (const [inputs, path, value, expected] of cases) {
      expect(await faults(type, changed(inputs, path, value)), expected).to.deep.equal([expected]);
    }
  });

  it("finds faults in every other type of the plan", async () => {
    const cases: readonly (readonly [string, string, Value | undefined, string])[] = [
      ["Auditing", "enabled", "yes", "enabled: kind"],
      [
        "CloudBackupSchedule",
        "policyItemDaily.frequencyInterval",
        30,
        "policyItemDaily.frequencyInterval: enum",
      ],
      [
        "CloudBackupSchedule",
        "policyItemHourly.retentionUnit",
        "hours",
        "policyItemHourly.retentionUnit: enum",
      ],
      ["CloudBackupSchedule", "clusterName", undefined, "clusterName: required"],
      ["CustomDbRole", "actions.0.action", "find", "actions[0].action: enum"],
      [
        "CustomDbRole",
        "actions.0.resources.0.collection",
        "x",
        "actions[0].resources[0].collection: unknown-property",
      ],
      [
        "GlobalClusterConfig",
        "managedNamespaces.0.customShardKey",
        undefined,
        "managedNamespaces[0].customShardKey: required",
      ],
      [
        "GlobalClusterConfig",
        "customZoneMappings.0.location",
        7,
        "customZoneMappings[0].location: kind",
      ],
      ["DatabaseUser", "awsIamType", "Role", "awsIamType: enum"],
      ["DatabaseUser", "username", "arn:aws:iam::role/api", "username: pattern"],
      ["DatabaseUser", "scopes.0.type", "Cluster", "scopes[0].type: enum"],
      ["DatabaseUser", "roles.0.databaseName", undefined, "roles[0].databaseName: required"],
      ["MaintenanceWindow", "dayOfWeek", 8, "dayOfWeek: range"],
      ["MaintenanceWindow", "hourOfDay", 24, "hourOfDay: range"],
      ["PrivateEndpointRegionalMode", "projectId", undefined, "projectId: required"],
      ["PrivateLinkEndpoint", "region", "eu-west-1", "region: enum"],
      ["PrivateLinkEndpoint", "providerName", "aws", "providerName: enum"],
      [
        "PrivateLinkEndpointService",
        "endpointServiceId",
        "vpce-svc-1",
        "endpointServiceId: pattern",
      ],
      ["PrivateLinkEndpointService", "privateLinkId", "com.amazonaws", "privateLinkId: pattern"],
      ["Project", "name", "a/b", "name: pattern"],
      ["Project", "orgId", undefined, "orgId: required"],
      ["ResourcePolicy", "policies.0.body", "", "policies[0].body: length"],
    ];
    for (const [name, path, value, expected] of cases) {
      const before = await faults(token(name), planned(name));
      const after = await faults(token(name), changed(planned(name), path, value));
      expect(
        after.filter((line) => !before.includes(line)),
        name,
      ).to.deep.equal([expected]);
    }
    const covered = new Set([
      ...cases.map(([name]) => token(name)),
      token("AdvancedCluster"),
      token("AlertConfiguration"),
    ]);
    const types = new Set(distinct(subjects).map(({ type }) => type));
    expect([...types].filter((type) => !covered.has(type))).to.deep.equal([]);
  });

  it("judges types that no stack has yet", async () => {
    const projectId = "0123456789abcdef01234567";
    const person = { projectId, username: "arnold", authDatabaseName: "admin", roles: [] };
    expect(await faults(token("DatabaseUser"), person)).to.deep.equal([]);
    const key = { enabled: true, customerMasterKeyId: "k", region: "EU_WEST_1", roleId: projectId };
    expect(await faults(token("EncryptionAtRest"), { projectId, awsKmsConfig: key })).to.be.empty;
    expect(
      await faults(token("EncryptionAtRest"), {
        projectId,
        awsKmsConfig: { ...key, region: "eu-west-1" },
      }),
    ).to.deep.equal(["awsKmsConfig.region: enum"]);
    const entry = { projectId, cidrBlock: "203.0.113.0/24", comment: "x".repeat(81) };
    expect(await faults(token("ProjectIpAccessList"), entry)).to.deep.equal(["comment: length"]);
    expect(
      await faults(token("CloudProviderAccessSetup"), { projectId, providerName: "AMAZON" }),
    ).to.deep.equal(["providerName: enum"]);
    const archive = {
      projectId,
      clusterName: "skyforge-prod",
      dbName: "game",
      collName: "events",
      criteria: { type: "DATE", dateField: "at", dateFormat: "ISODATE", expireAfterDays: 365 },
      schedule: { type: "DAILY", startHour: 1, endHour: 25 },
    };
    expect(await faults(token("OnlineArchive"), archive)).to.deep.equal([
      "schedule.endHour: range",
    ]);
  });

  it("gives the limits of a type with the provider's paths", () => {
    const of = (name: string, path: string) =>
      constraintsOf(token(name)).find((constraint) => constraint.path === path);
    expect(of("AdvancedCluster", "replicationSpecs[*].regionConfigs[*].priority")).to.deep.equal({
      path: "replicationSpecs[*].regionConfigs[*].priority",
      kind: "number",
      required: true,
      minimum: 0,
      maximum: 7,
    });
    expect(of("AdvancedCluster", "clusterType")?.enum).to.deep.equal([
      "REPLICASET",
      "SHARDED",
      "GEOSHARDED",
    ]);
    expect(of("AdvancedCluster", "projectId")?.pattern).to.equal("^([a-f0-9]{24})$");
    expect(of("AdvancedCluster", "tags")?.kind).to.equal("map");
    expect(constraintsOf("aws:s3/bucket:Bucket")).to.deep.equal([]);
  });
});
