import { expect } from "chai";
import type { Value } from "../../../infra/planner/record/types";
import { changed } from "../python/changes";
import { EXAMPLES, example } from "../python/examples";
import { findingsOf, needPython, plannedAws, plannedOf } from "../python/planned";
import type { Subject } from "../support/validator";
import { TWINS } from "./twins";
import { cloudFormation } from "./validator";

/** Type, property, value (undefined: left out), path and rule of a finding. */
type Fault = readonly [type: string, path: string, value: Value | undefined, found: string];

const FAULTS: readonly Fault[] = [
  ["aws:ec2/vpc:Vpc", "cidrBlock", "10.64.0.0/33", "cidrBlock E3002"],
  ["aws:ec2/vpc:Vpc", "cidrBlock", undefined, " E3014"],
  ["aws:ec2/vpc:Vpc", "cidrBlok", "10.64.0.0/16", "cidrBlok unknown"],
  ["aws:ec2/subnet:Subnet", "vpcId", "vpc-xyz", "vpcId E1151"],
  ["aws:ec2/natGateway:NatGateway", "availabilityMode", "Zonal", "availabilityMode E3030"],
  [
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "securityGroupId",
    "sg-nothex",
    "securityGroupId E1150",
  ],
  ["aws:lb/loadBalancer:LoadBalancer", "subnets", ["subnet-0123456789abcdef0"], "subnets E3680"],
  ["aws:lb/loadBalancer:LoadBalancer", "ipAddressType", "dualStack", "ipAddressType E3030"],
  ["aws:lb/targetGroup:TargetGroup", "vpcId", undefined, " E3681"],
  ["aws:lb/targetGroup:TargetGroup", "healthCheck.protocol", "TLS", " E3684"],
  ["aws:lb/targetGroup:TargetGroup", "healthCheck.interval", 1, "healthCheck.interval E3034"],
  ["aws:lb/listener:Listener", "certificateArn", undefined, " E3676"],
  ["aws:route53/record:Record", "records[0]", "no CAA", "records[0] E3023"],
  ["aws:cloudwatch/logGroup:LogGroup", "retentionInDays", 31, "retentionInDays E3030"],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", "period", 45, "period E3615"],
  ["aws:kms/key:Key", "deletionWindowInDays", 60, "deletionWindowInDays E3034"],
  ["aws:kms/key:Key", "policy", "{}", "policy E3512"],
  ["aws:iam/rolePolicy:RolePolicy", "policy", "{", "policy kind"],
  ["aws:iam/role:Role", "assumeRolePolicy", '{"Statement":{}}', "assumeRolePolicy E3530"],
  ["aws:s3/bucket:Bucket", "bucket", "Upper_Case", "bucket E3031"],
  [
    "aws:s3/bucketVersioning:BucketVersioning",
    "versioningConfiguration.status",
    "On",
    "versioningConfiguration.status E3030",
  ],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "nodeType", "cache.x", "nodeType E3647"],
  [
    "aws:opensearch/domain:Domain",
    "clusterConfig.instanceType",
    "r6g.large",
    "clusterConfig.instanceType E3653",
  ],
  ["aws:appautoscaling/target:Target", "scalableDimension", "x", "scalableDimension E3030"],
  ["aws:lambda/function:Function", "memorySize", 64, "memorySize E3034"],
  ["aws:lambda/function:Function", "role", "loader", "role E3031"],
  ["aws:lambda/function:Function", "handler", undefined, " W2533"],
  ["aws:sqs/queue:Queue", "messageRetentionSeconds", 59, "messageRetentionSeconds E3034"],
  ["aws:sqs/queue:Queue", "redrivePolicy", '{"maxReceives":9}', "redrivePolicy E3002"],
  ["aws:sqs/queuePolicy:QueuePolicy", "policy", '{"Statement":{}}', "policy E3512"],
];

describe("CloudFormation rules", function () {
  this.timeout(120_000);
  let planned: Subject[] = [];

  before(async function () {
    this.timeout(400_000);
    needPython(this);
    planned = await plannedAws();
  });

  it("have a row for every AWS type in the plan, and the reason where there is no twin", () => {
    const without = new Set(planned.map(({ type }) => type).filter((type) => !(type in TWINS)));
    expect([...without]).to.deep.equal([]);
    for (const [type, row] of Object.entries(TWINS)) {
      expect("none" in row ? row.none : row.twin, type).not.to.equal("");
    }
  });

  it("find nothing in any sample fleet and example but what is listed as wrong, and all of that", async () => {
    const examples = Object.keys(EXAMPLES).map((type) => example(type));
    const { lines, unmet } = await findingsOf(cloudFormation, [...planned, ...examples]);
    expect(lines).to.deep.equal([]);
    expect(unmet).to.deep.equal([]);
  });

  it("find seeded faults, those between properties too, and name property and rule", async () => {
    const faults = FAULTS.map(([type, path, value], index) => ({
      ...changed(
        type in EXAMPLES
          ? example(type)
          : plannedOf(planned, type, value === undefined ? path : undefined),
        path,
        value,
      ),
      key: String(index),
    }));
    const verdicts = await cloudFormation.judge(faults);
    FAULTS.forEach(([type, , , expected], index) => {
      const found = verdicts.filter(({ key }) => key === String(index));
      expect(
        found.map(({ path, rule }) => `${path} ${rule}`),
        type,
      ).to.include(expected);
    });
  });

  it("judge by what each region has", async () => {
    const group = example("aws:elasticache/replicationGroup:ReplicationGroup", {
      nodeType: "cache.m5.large",
    });
    const verdicts = await cloudFormation.judge([
      { ...group, key: "here" },
      { ...group, key: "newer", region: "ap-southeast-6" },
    ]);
    expect(verdicts.map(({ key, path, rule }) => `${key} ${path} ${rule}`)).to.deep.equal([
      "newer nodeType E3647",
    ]);
  });

  it("judge each resource by itself: neighbours that clash with it change nothing", async () => {
    const first = [...new Map(planned.map((subject) => [subject.type, subject])).values()];
    const again = first.map((subject) => ({
      ...subject,
      key: `${subject.key} again`,
      name: `${subject.name}-2`,
    }));
    const { lines } = await findingsOf(cloudFormation, [...first, ...again]);
    expect(lines).to.deep.equal([]);
  });

  it("tell every one of several equal resources, and nothing of a type without a twin", async () => {
    const alarm = changed(
      plannedOf(planned, "aws:cloudwatch/metricAlarm:MetricAlarm"),
      "statistic",
      "maximum",
    );
    const verdicts = await cloudFormation.judge([
      { ...alarm, key: "one" },
      { ...alarm, key: "other" },
      { ...alarm, key: "unknown", type: "aws:no/such:Type" },
    ]);
    expect(verdicts.map(({ key, rule }) => `${key} ${rule}`)).to.deep.equal([
      "one E3030",
      "other E3030",
    ]);
  });
});
