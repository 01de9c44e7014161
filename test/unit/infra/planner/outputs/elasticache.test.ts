import * as appautoscaling from "@pulumi/aws/appautoscaling";
import * as elasticache from "@pulumi/aws/elasticache";
import { expect } from "chai";
import { isSynthesised } from "../../../../../infra/planner/outputs/synthesise";
import { one, record, TEST_ACCOUNT, type Recorded } from "../../../../support/record";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

describe("synthesised outputs of caches and their auto-scaling", () => {
  let recorded: Recorded<unknown>;

  before(async () => {
    recorded = await record(
      (_, { aws: provider }) => {
        const opts = { provider };
        const group = new elasticache.ReplicationGroup(
          "group",
          {
            replicationGroupId: "Sky-Sessions",
            description: "sessions",
            engineVersion: "8.2",
            numNodeGroups: 2,
            replicasPerNodeGroup: 1,
          },
          opts,
        );
        const scaled = {
          serviceNamespace: "elasticache",
          resourceId: group.id.apply((id) => `replication-group/${id}`),
          scalableDimension: "elasticache:replication-group:NodeGroups",
        };
        new appautoscaling.Target("target", { ...scaled, minCapacity: 1, maxCapacity: 2 }, opts);
        new appautoscaling.Policy(
          "policy",
          { ...scaled, policyType: "TargetTrackingScaling" },
          opts,
        );
        new appautoscaling.ScheduledAction(
          "action",
          { ...scaled, schedule: "at(2030-01-01T00:00:00)", scalableTargetAction: {} },
          opts,
        );
        new elasticache.User(
          "user",
          { userId: "service", userName: "service", engine: "valkey", accessString: "off" },
          opts,
        );
        new elasticache.UserGroup("users", { userGroupId: "users", engine: "valkey" }, opts);
        new elasticache.SubnetGroup("Subnets", { subnetIds: ["subnet-1"] }, opts);
        new elasticache.ParameterGroup("parameters", { family: "valkey8" }, opts);
      },
      { region: "ap-northeast-1" },
    );
  });

  it("exist for every type", () => {
    for (const { type } of recorded.resources) expect(isSynthesised(type), type).to.equal(true);
  });

  it("give a group its lower-case id, its nodes and a configuration endpoint of its region", () => {
    const { id, outputs } = one(recorded, GROUP);
    expect(id).to.equal("sky-sessions");
    expect(outputs).to.deep.include({
      arn: `arn:aws:elasticache:ap-northeast-1:${TEST_ACCOUNT}:replicationgroup:sky-sessions`,
      numCacheClusters: 4,
      memberClusters: [
        "sky-sessions-0001-001",
        "sky-sessions-0001-002",
        "sky-sessions-0002-001",
        "sky-sessions-0002-002",
      ],
      engineVersionActual: "8.2.0",
    });
    expect(outputs.configurationEndpointAddress).to.match(
      /^clustercfg\.sky-sessions\.[0-9a-f]{6}\.apne1\.cache\.amazonaws\.com$/,
    );
  });

  it("give users and user groups ARNs, and what has no name a lower-case one", () => {
    const outputs = (type: string) => one(recorded, `aws:elasticache/${type}`).outputs;
    const arn = `arn:aws:elasticache:ap-northeast-1:${TEST_ACCOUNT}`;
    expect(outputs("user:User").arn).to.equal(`${arn}:user:service`);
    expect(outputs("userGroup:UserGroup").arn).to.equal(`${arn}:usergroup:users`);
    expect(outputs("subnetGroup:SubnetGroup").name).to.match(/^subnets-[0-9a-f]{7}$/);
    expect(outputs("parameterGroup:ParameterGroup").name).to.match(/^parameters-[0-9a-f]{7}$/);
  });

  it("identify a target by what it scales, and name policies and actions", () => {
    const made = (type: string) => one(recorded, `aws:appautoscaling/${type}`);
    expect(made("target:Target").id).to.equal("replication-group/sky-sessions");
    expect(made("policy:Policy").outputs.name).to.match(/^policy-[0-9a-f]{7}$/);
    expect(made("policy:Policy").outputs.arn).to.include(
      ":resource/elasticache/replication-group/sky-sessions:policyName/policy-",
    );
    expect(made("scheduledAction:ScheduledAction").id).to.match(
      /^action-[0-9a-f]{7}-elasticache-replication-group\/sky-sessions$/,
    );
  });
});
