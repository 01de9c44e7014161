import { expect } from "chai";
import type { Value } from "../../../infra/planner/record/types";
import { changed, matches } from "../python/changes";
import { EXAMPLES, example } from "../python/examples";
import { findingsOf, needPython, plannedAws, plannedOf } from "../python/planned";
import type { Subject } from "../support/validator";
import { MODEL_CORRECTIONS } from "./corrections";
import { DOCUMENTED } from "./documented";
import { ROWS } from "./rows";
import {
  awsModels,
  type Constraint,
  constraintsIn,
  missingInModels,
  wordsOfDocumented,
} from "./validator";

/** Type, property, value (undefined: left out), rule; the property is in the finding. */
type Fault = readonly [type: string, path: string, value: Value | undefined, rule: string];

const QUEUE = "arn:aws:sqs:eu-west-1:111122223333:dead-letters";
const REDRIVE = JSON.stringify({ deadLetterTargetArn: QUEUE, maxReceiveCount: 9 });
const SOURCES = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";
const ELEVEN = Array.from({ length: 11 }, (_, index) => `${QUEUE}-${String(index)}`);

const FAULTS: readonly Fault[] = [
  ["aws:ec2/vpc:Vpc", "instanceTenancy", "Default", "enum"],
  ["aws:ec2/vpc:Vpc", "cidrBlok", "10.0.0.0/16", "unknown"],
  ["aws:ec2/vpc:Vpc", "enableDnsSupport", "yes", "kind"],
  ["aws:ec2/subnet:Subnet", "vpcId", undefined, "required"],
  ["aws:ec2/subnet:Subnet", "availabilityZoneId", "eu-west-1a", "id"],
  ["aws:ec2/flowLog:FlowLog", "logDestinationType", "cloudWatchLogs", "enum"],
  ["aws:ec2/flowLog:FlowLog", "iamRoleArn", "flow-logs", "arn"],
  ["aws:ec2/flowLog:FlowLog", "maxAggregationInterval", 300, "documented"],
  ["aws:ec2/route:Route", "routeTableId", "rtb-1", "id"],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "toPort", 70_000, "documented"],
  ["aws:lb/loadBalancer:LoadBalancer", "ipAddressType", "dualStack", "enum"],
  ["aws:lb/loadBalancer:LoadBalancer", "internal", "no", "enum"],
  ["aws:lb/loadBalancer:LoadBalancer", "desyncMitigationMode", "Strict", "documented"],
  ["aws:lb/loadBalancer:LoadBalancer", "idleTimeout", 5000, "documented"],
  ["aws:lb/targetGroup:TargetGroup", "healthCheck.interval", 1, "range"],
  ["aws:lb/targetGroup:TargetGroup", "deregistrationDelay", 4000, "documented"],
  ["aws:lb/listener:Listener", "loadBalancerArn", "arn:aws:elb", "arn"],
  ["aws:wafv2/webAcl:WebAcl", "rules[0].visibilityConfig.metricName", undefined, "required"],
  ["aws:wafv2/webAcl:WebAcl", "rules[0].priority", "first", "kind"],
  ["aws:acm/certificate:Certificate", "subjectAlternativeNames", [], "size"],
  ["aws:acm/certificate:Certificate", "domainName", "_bad_", "pattern"],
  ["aws:kms/key:Key", "rotationPeriodInDays", 30, "range"],
  ["aws:kms/key:Key", "deletionWindowInDays", 60, "documented"],
  ["aws:cloudwatch/logGroup:LogGroup", "retentionInDays", 31, "documented"],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", "dimensions.cell", "x".repeat(2000), "length"],
  ["aws:route53/record:Record", "type", "AAAAA", "enum"],
  ["aws:route53/record:Record", "ttl", 2 ** 31, "range"],
  ["aws:route53/healthCheck:HealthCheck", "failureThreshold", 11, "range"],
  [
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "transitionDefaultMinimumObjectSize",
    "variesByStorageClass",
    "enum",
  ],
  [
    "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    "replicationConfiguration.rules[0].destinations[0].region",
    "EU_WEST_1",
    "region",
  ],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "transitEncryptionMode", "Must", "enum"],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "logDeliveryConfigurations[0].logType",
    "slowLog",
    "enum",
  ],
  ["aws:opensearch/domain:Domain", "clusterConfig.instanceType", "r6g.large", "enum"],
  ["aws:opensearch/domain:Domain", "clusterConfig.dedicatedMasterType", "m7g.large", "enum"],
  ["aws:opensearch/domain:Domain", "logPublishingOptions[0].enabled", "yes", "kind"],
  ["aws:s3/bucketNotification:BucketNotification", "queues[0].events[0]", "s3:Created", "enum"],
  ["aws:lambda/function:Function", "runtime", "nodejs24", "enum"],
  ["aws:lambda/function:Function", "role", "loader", "pattern"],
  ["aws:lambda/function:Function", "timeout", 901, "documented"],
  ["aws:lambda/function:Function", "vpcConfig.subnetIds[0]", "subnet-main", "id"],
  ["aws:lambda/eventSourceMapping:EventSourceMapping", "batchSize", 0, "range"],
  [
    "aws:lambda/eventSourceMapping:EventSourceMapping",
    "functionResponseTypes[0]",
    "reportBatchItemFailures",
    "enum",
  ],
  ["aws:lambda/invocation:Invocation", "input", "{", "documented"],
  ["aws:sqs/queue:Queue", "visibilityTimeoutSeconds", 43_201, "documented"],
  ["aws:sqs/queue:Queue", "visibilityTimeoutSeconds", "long", "documented"],
  ["aws:sqs/queue:Queue", "visibilityTimeoutSeconds", [30], "kind"],
  ["aws:sqs/queue:Queue", "kmsMasterKeyId", "cell-key", "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", "{", "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", '"queue"', "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", '{"maxReceiveCount":3}', "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", REDRIVE.replace("max", "most"), "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", REDRIVE.replace(":9", ":0"), "documented"],
  ["aws:sqs/queue:Queue", "redrivePolicy", REDRIVE.replace("arn:aws:sqs", "sqs"), "documented"],
  [SOURCES, "redriveAllowPolicy", '{"redrivePermission":"ByQueue"}', "documented"],
  [SOURCES, "redriveAllowPolicy", '{"sourceQueueArns":"feed"}', "documented"],
  [SOURCES, "redriveAllowPolicy", JSON.stringify({ sourceQueueArns: ELEVEN }), "documented"],
  ["aws:sns/topic:Topic", "kmsMasterKeyId", "arn:aws:kms:eu-west-1:1:key/a", "arn"],
  ["aws:sns/topicPolicy:TopicPolicy", "arn", "alarms", "arn"],
  ["aws:athena/workgroup:Workgroup", "state", "on", "enum"],
  ["aws:iam/serviceLinkedRole:ServiceLinkedRole", "awsServiceName", "Search Service", "pattern"],
  [
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "maintenanceWindow",
    "Sun:03:00-Sun:04:00",
    "documented",
  ],
  [
    "aws:glue/connection:Connection",
    "physicalConnectionRequirements.availabilityZone",
    "EU_WEST_1A",
    "id",
  ],
];

/** True when no pattern, or one that only the services can read, tells this text from others. */
function accepts(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "su").test(text);
  } catch {
    return true;
  }
}

/** Values that break a constraint. */
function breaches({ kind, enum: allowed, min, max, pattern, holds }: Constraint): Value[] {
  if (kind === "translated" || kind === "structure") return ["No_Such_Word"];
  const numeric = kind === "integer" || kind === "number" || kind === "attribute";
  const strange = "\u0001\u2603";
  return [
    ...(allowed === undefined ? [] : [typeof allowed[0] === "number" ? -77 : "No_Such_Word"]),
    ...(numeric && min !== undefined ? [min - 1] : []),
    ...(numeric && max !== undefined ? [max + 1] : []),
    ...(kind === "string" && max !== undefined ? ["a".repeat(max + 1)] : []),
    ...(kind === "string" && pattern !== undefined && !accepts(pattern, strange) ? [strange] : []),
    ...(holds === undefined ? [] : ["No Such Thing"]),
  ];
}

describe("AWS service models", function () {
  this.timeout(120_000);
  let planned: Subject[] = [];
  const subjectOf = (type: string, property?: string): Subject =>
    type in EXAMPLES ? example(type) : plannedOf(planned, type, property);

  before(async function () {
    this.timeout(400_000);
    needPython(this);
    planned = await plannedAws();
  });

  it("have a row for every AWS type in the plan, and the reason where there is no model", () => {
    const without = new Set(planned.map(({ type }) => type).filter((type) => !(type in ROWS)));
    expect([...without]).to.deep.equal([]);
    for (const [type, row] of Object.entries(ROWS)) {
      expect("none" in row ? row.none : row.operations.join(), type).not.to.equal("");
    }
  });

  it("are tried on a resource of every type that has a row", () => {
    const held = new Set(planned.map(({ type }) => type));
    expect(
      Object.keys(ROWS).filter((type) => !held.has(type) && !(type in EXAMPLES)),
    ).to.deep.equal([]);
  });

  it("find nothing in any sample fleet and example but what is listed as wrong, and all of that", async () => {
    const examples = Object.keys(EXAMPLES).map((type) => example(type));
    const { lines, unmet } = await findingsOf(awsModels, [...planned, ...examples]);
    expect(lines).to.deep.equal([]);
    expect(unmet).to.deep.equal([]);
  });

  it("find seeded faults and name the property and the rule", async () => {
    const faults = FAULTS.map(([type, path, value, rule], index) => ({
      ...changed(
        subjectOf(type, rule === "unknown" ? undefined : path.split(/[.[]/)[0]),
        path,
        value,
      ),
      key: String(index),
    }));
    const verdicts = await awsModels.judge(faults);
    FAULTS.forEach(([type, path, , rule], index) => {
      const found = verdicts.filter(({ key }) => key === String(index));
      expect(
        found.map((verdict) => `${verdict.path} ${verdict.rule}`),
        type,
      ).to.include(`${path} ${rule}`);
    });
  });

  it("find every value that breaks a constraint they give out", async () => {
    const samples = [...new Map(planned.map((subject) => [subject.type, subject])).values()];
    const subjects = [...samples, ...Object.keys(EXAMPLES).map((type) => example(type))];
    const constraints = await constraintsIn(subjects);
    const broken = subjects.flatMap((subject) =>
      (constraints.get(subject.type) ?? []).flatMap((constraint) =>
        matches(subject.inputs, constraint.path)
          .slice(0, 1)
          .flatMap(({ path }) =>
            breaches(constraint).map((value) => ({
              path,
              constraint,
              subject: {
                ...changed(subject, path, value),
                key: `${subject.type} ${path} ${JSON.stringify(value).slice(0, 60)}`,
              },
            })),
          ),
      ),
    );
    expect(broken.length).to.be.greaterThan(400);
    const verdicts = await awsModels.judge(broken.map(({ subject }) => subject));
    const found = new Set(verdicts.map(({ key, path }) => `${key} at ${path}`));
    const missed = broken
      .filter(({ path, subject: { key } }) => !found.has(`${key} at ${path}`))
      .map(({ subject: { key } }) => key);
    expect(missed).to.deep.equal([]);
  });

  it("answer whatever stands in the place of a property", async () => {
    const samples = [...new Map(planned.map((subject) => [subject.type, subject])).values()];
    const subjects = [...samples, ...Object.keys(EXAMPLES).map((type) => example(type))];
    const strange: readonly Value[] = [null, [], {}, [[]], ["x", 7], { a: { b: [1] } }];
    const odd = subjects.flatMap((subject) =>
      Object.keys(subject.inputs).flatMap((property) =>
        strange.map((value) => ({
          ...changed(subject, property, value),
          key: `${subject.type} ${property} ${JSON.stringify(value)}`,
        })),
      ),
    );
    const found = new Set((await awsModels.judge(odd)).map(({ key }) => key));
    expect(found).to.include("aws:ec2/vpc:Vpc cidrBlock [[]]");
    expect(found).to.include('aws:ec2/vpc:Vpc cidrBlock {"a":{"b":[1]}}');
  });

  it("tell every one of several equal resources, and nothing of a type without a row", async () => {
    const alarm = changed(
      plannedOf(planned, "aws:cloudwatch/metricAlarm:MetricAlarm"),
      "statistic",
      "maximum",
    );
    const verdicts = await awsModels.judge([
      { ...alarm, key: "one" },
      { ...alarm, key: "other" },
      { ...alarm, key: "unknown", type: "aws:no/such:Type" },
    ]);
    expect(verdicts.map(({ key, rule }) => `${key} ${rule}`)).to.deep.equal([
      "one enum",
      "other enum",
    ]);
  });

  it("refuse a region that no partition has", async () => {
    const bucket = plannedOf(planned, "aws:s3/bucket:Bucket");
    const [verdict] = await awsModels.judge([{ ...bucket, region: "EU_WEST_1" }]);
    expect(verdict).to.include({ path: "region", rule: "region" });
  });

  it("refuse a name that the provider would make too long", async () => {
    const subject = plannedOf(planned, "aws:lambda/function:Function");
    // A dash and seven digits follow, and 64 characters are possible.
    const named = [56, 57].map((length) => ({
      ...subject,
      key: String(length),
      name: "x".repeat(length),
    }));
    const verdicts = await awsModels.judge(named);
    expect(verdicts.map(({ key, path, rule }) => `${key} ${path} ${rule}`)).to.deep.equal([
      "57 name documented",
    ]);
  });

  it("still tell the limits in words that the table has", async () => {
    const words = await wordsOfDocumented();
    DOCUMENTED.forEach(({ operation, member, says }, index) => {
      expect(words[index], `${operation} ${member}`).to.contain(says);
    });
  });

  it("still lack the values that the corrections add", async () => {
    const missing = await missingInModels();
    expect(Object.keys(missing)).to.deep.equal(MODEL_CORRECTIONS.map(({ shape }) => shape));
    for (const [shape, values] of Object.entries(missing)) expect(values, shape).not.to.be.empty;
    expect(missing.OpenSearchPartitionInstanceType).to.include("m7g.large.search");
  });
});
