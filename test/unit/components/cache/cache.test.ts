import { expect } from "chai";
import { CACHE_GROUPS, CACHE_SIZES } from "../../../../infra/sizing/phases/cache";
import { expectConventions, input, TEST_TAGS } from "../../../support/conventions";
import { all, one, type Recorded, TEST_ACCOUNT } from "../../../support/record";
import type { Cache } from "../../../../components/cache";
import { buildCache, cacheArgs } from "./fixture";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const TARGET = "aws:appautoscaling/target:Target";
const POLICY = "aws:appautoscaling/policy:Policy";
const ACTION = "aws:appautoscaling/scheduledAction:ScheduledAction";
const USER_GROUP = "aws:elasticache/userGroup:UserGroup";

describe("Cache", () => {
  let recorded: Recorded<Cache>;
  before(async () => {
    recorded = await buildCache();
  });
  const group = (name: (typeof CACHE_GROUPS)[number], from = recorded) =>
    one(from, GROUP, `cache-${name}`);

  it("keeps the conventions of every component", async () => {
    expectConventions(await buildCache({ phase: "seed" }), "cache");
    for (const { type, name, inputs, provider } of recorded.resources) {
      if (!type.startsWith("aws:")) continue;
      expect(name).to.match(/^cache-/);
      expect(provider).to.match(/::aws::/);
      if (type === POLICY || type === ACTION) expect(inputs).not.to.have.property("tags");
      else expect(inputs.tags).to.deep.equal({ ...TEST_TAGS, Name: `test-${name}` });
    }
  });

  it("is two groups of Valkey in cluster mode in every phase", async () => {
    for (const phase of ["seed", "scale"] as const) {
      const built = await buildCache({ phase });
      for (const name of CACHE_GROUPS) {
        const size = CACHE_SIZES[phase][name];
        expect(group(name, built).inputs).to.include({
          engine: "valkey",
          engineVersion: "8.2",
          clusterMode: "enabled",
          nodeType: size.nodeType,
          numNodeGroups: size.shards,
          replicasPerNodeGroup: size.replicas,
          automaticFailoverEnabled: true,
          multiAzEnabled: size.replicas > 0,
          applyImmediately: true,
          replicationGroupId: `skyforge-test-${name}-eu-west-1`,
        });
        expect(group(name, built).inputs).not.to.have.any.keys(
          "nodeGroupConfigurations",
          "globalReplicationGroupId",
          "numCacheClusters",
          "authToken",
          "dataTieringEnabled",
        );
      }
    }
  });

  it("buys the least there is in seed: two nodes, no auto-scaling", async () => {
    const seed = await buildCache({ phase: "seed" });
    expect(all(seed, GROUP).map(({ outputs }) => outputs.numCacheClusters)).to.deep.equal([1, 1]);
    expect(all(seed, TARGET)).to.deep.equal([]);
    expect(seed.resources.filter(({ type }) => type.startsWith("aws:"))).to.have.length(17);
  });

  it("encrypts in transit and at rest, with the cell's key", () => {
    for (const name of CACHE_GROUPS)
      expect(group(name).inputs).to.include({
        transitEncryptionEnabled: true,
        transitEncryptionMode: "required",
        atRestEncryptionEnabled: true,
        kmsKeyId: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/data`,
      });
  });

  it("stands in all data subnets and admits the app subnets on one port only", () => {
    const security = one(recorded, "aws:ec2/securityGroup:SecurityGroup");
    const subnets = one(recorded, "aws:elasticache/subnetGroup:SubnetGroup");
    expect(input(subnets, "subnetIds")).to.deep.equal([
      "subnet-euw1-az1",
      "subnet-euw1-az2",
      "subnet-euw1-az3",
    ]);
    const rules = all(recorded, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
    expect(
      rules.map(({ name, inputs }) => [name, inputs.cidrIpv4, inputs.fromPort, inputs.toPort]),
    ).to.deep.equal([
      ["cache-sg-from-euw1-az1", "10.16.16.0/20", 6379, 6379],
      ["cache-sg-from-euw1-az2", "10.16.32.0/20", 6379, 6379],
      ["cache-sg-from-euw1-az3", "10.16.48.0/20", 6379, 6379],
    ]);
    for (const { inputs } of rules) {
      expect(inputs.securityGroupId).to.equal(security.id);
      expect(inputs.ipProtocol).to.equal("tcp");
    }
    expect(security.inputs).not.to.have.any.keys("ingress", "egress");
    expect(all(recorded, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).to.be.empty;
    for (const name of CACHE_GROUPS)
      expect(group(name).inputs).to.deep.include({
        securityGroupIds: [security.id],
        subnetGroupName: subnets.outputs.name,
        port: 6379,
      });
  });

  it("knows its users by IAM alone, holds no password, and leaves nobody named default", () => {
    const users = all(recorded, "aws:elasticache/user:User");
    expect(users.map(({ inputs }) => inputs.userId)).to.deep.equal([
      "skyforge-test-service-eu-west-1",
      "skyforge-test-worker-eu-west-1",
    ]);
    for (const { inputs } of users) {
      expect(inputs.userName).to.equal(inputs.userId);
      expect(inputs.authenticationMode).to.deep.equal({ type: "iam" });
      expect(inputs.engine).to.equal("valkey");
      expect(inputs).not.to.have.any.keys("passwords", "passwordsWo", "noPasswordRequired");
    }
    expect(users[1]?.inputs.accessString).to.include("~v*:players:*");
    expect(users[1]?.inputs.accessString).not.to.include("sessions");
  });

  it("lets each group's users in and no others", () => {
    const ids = (name: string) => one(recorded, USER_GROUP, name).inputs.userIds;
    expect(ids("cache-cache-users")).to.deep.equal([
      "skyforge-test-service-eu-west-1",
      "skyforge-test-worker-eu-west-1",
    ]);
    expect(ids("cache-sessions-users")).to.deep.equal(["skyforge-test-service-eu-west-1"]);
    for (const name of CACHE_GROUPS)
      expect(group(name).inputs.userGroupIds).to.deep.equal([
        one(recorded, USER_GROUP, `cache-${name}-users`).id,
      ]);
  });

  it("gives each group parameters for its use, in a family of its engine", () => {
    const parameters = (name: string) =>
      one(recorded, "aws:elasticache/parameterGroup:ParameterGroup", `cache-${name}-parameters`);
    expect(parameters("cache").inputs.parameters).to.deep.include({
      name: "maxmemory-policy",
      value: "allkeys-lfu",
    });
    expect(parameters("sessions").inputs.parameters).to.deep.include({
      name: "maxmemory-policy",
      value: "volatile-ttl",
    });
    for (const name of CACHE_GROUPS) {
      expect(parameters(name).inputs.family).to.equal("valkey8");
      expect(group(name).inputs.parameterGroupName).to.equal(parameters(name).outputs.name);
    }
  });

  it("takes snapshots, one more at the end, and delivers both logs to encrypted groups", () => {
    for (const name of CACHE_GROUPS) {
      expect(group(name).inputs).to.deep.include({
        snapshotRetentionLimit: 7,
        finalSnapshotIdentifier: `skyforge-test-${name}-eu-west-1-final`,
        logDeliveryConfigurations: ["slow-log", "engine-log"].map((log) => ({
          logType: log,
          logFormat: "json",
          destinationType: "cloudwatch-logs",
          destination: `/aws/vendedlogs/elasticache/worldcell-skyforge-test/${name}/${log}`,
        })),
      });
    }
    expect(all(recorded, LOG_GROUP)).to.have.length(4);
    for (const { inputs } of all(recorded, LOG_GROUP))
      expect(inputs).to.include({
        kmsKeyId: `arn:aws:kms:eu-west-1:${TEST_ACCOUNT}:key/logs`,
        retentionInDays: 30,
      });
  });

  it("protects data and logs until the cell is being removed", async () => {
    const kept = (from: Recorded<Cache>) =>
      from.resources.filter(({ protect }) => protect).map(({ name }) => name);
    expect(kept(recorded).sort()).to.deep.equal([
      "cache-cache",
      "cache-cache-engine-log",
      "cache-cache-slow-log",
      "cache-sessions",
      "cache-sessions-engine-log",
      "cache-sessions-slow-log",
      "cache-subnets",
    ]);
    const removable = await buildCache({ removable: true });
    expect(kept(removable)).to.deep.equal([]);
    for (const { inputs } of all(removable, LOG_GROUP))
      expect(inputs.deletionProtectionEnabled).to.equal(false);
  });

  it("gives a change of shards six hours", () => {
    for (const name of CACHE_GROUPS)
      expect(group(name).customTimeouts).to.deep.equal({
        create: 7200,
        update: 21600,
        delete: 7200,
      });
  });

  it("takes other settings, but none that weakens it", async () => {
    const built = await buildCache({
      overrides: {
        cache: { description: "ours", snapshotName: "before" },
        parameters: {
          cache: { "maxmemory-policy": "noeviction", "slowlog-log-slower-than": "5000" },
        },
      },
      notificationTopicArn: `arn:aws:sns:eu-west-1:${TEST_ACCOUNT}:ops`,
    });
    expect(group("cache", built).inputs).to.include({
      description: "ours",
      snapshotName: "before",
      notificationTopicArn: `arn:aws:sns:eu-west-1:${TEST_ACCOUNT}:ops`,
    });
    const parameters = one(
      built,
      "aws:elasticache/parameterGroup:ParameterGroup",
      "cache-cache-parameters",
    ).inputs.parameters;
    expect(parameters).to.deep.include({ name: "maxmemory-policy", value: "allkeys-lfu" });
    expect(parameters).to.deep.include({ name: "slowlog-log-slower-than", value: "5000" });
  });

  it("tells where both groups answer, and who may connect", () => {
    const outputs = one(recorded, "worldcell:cache:Cache").outputs;
    expect(outputs).to.have.nested.property("groups.sessions.port", 6379);
    expect(outputs)
      .to.have.nested.property("groups.sessions.address")
      .that.matches(
        /^clustercfg\.skyforge-test-sessions-eu-west-1\..*\.euw1\.cache\.amazonaws\.com$/,
      );
    expect(outputs).to.have.nested.property(
      "groups.cache.arn",
      `arn:aws:elasticache:eu-west-1:${TEST_ACCOUNT}:replicationgroup:skyforge-test-cache-eu-west-1`,
    );
    expect(outputs).to.have.nested.property(
      "users.worker.arn",
      `arn:aws:elasticache:eu-west-1:${TEST_ACCOUNT}:user:skyforge-test-worker-eu-west-1`,
    );
    expect(outputs).to.have.property(
      "securityGroupId",
      one(recorded, "aws:ec2/securityGroup:SecurityGroup").id,
    );
  });

  it("has at most one replica a shard in a region with two AZs", async () => {
    const two = cacheArgs().dataSubnets.slice(0, 2);
    const built = await buildCache({ phase: "scale", dataSubnets: two });
    expect(group("cache", built).inputs).to.include({ numNodeGroups: 3, replicasPerNodeGroup: 1 });
  });

  it("stops with every finding that is an error", async () => {
    let failure: unknown;
    const lone = cacheArgs().dataSubnets.slice(0, 1);
    await buildCache({ dataSubnets: lone }).catch((error: unknown) => (failure = error));
    expect(String(failure)).to.include("error cache-azs test.stack network.data");
  });

  it("makes the same resources while nothing is known yet", async () => {
    const names = ({ resources }: Recorded<Cache>) => resources.map(({ urn }) => urn);
    expect(names(await buildCache({}, { preview: true }))).to.deep.equal(names(recorded));
  });
});
