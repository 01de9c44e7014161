/** Mutants that no mandatory finding names, and why that is right. */
export interface Survivors {
  readonly type: string;
  /** Generic path, `rules[].bucketKeyEnabled`. */
  readonly path: string;
  readonly operators: readonly string[];
  /** Names of the resources. @default all */
  readonly names?: RegExp;
  /** What is different. @default anything */
  readonly to?: RegExp;
  readonly reason: string;
}

/** Reviewed by hand; an entry by which no mutant survives fails a test, and so does a survivor without one. */
export const SURVIVORS: readonly Survivors[] = [
  {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    path: "rules[].bucketKeyEnabled",
    operators: ["absent", "flag flipped"],
    reason:
      "advice: a bucket key saves requests to KMS; objects are encrypted with the same customer key without it",
  },
  {
    type: "aws:s3/bucket:Bucket",
    path: "website",
    operators: ["weak value added"],
    reason:
      "advice, as S3-11 grades it: the bucket's public access block and policy still stand, so that the " +
      "website serves nothing",
  },
  {
    type: "aws:s3/bucket:Bucket",
    path: "versioning",
    operators: ["weak value added"],
    reason:
      "advice, as S3-11 grades it: the separate `BucketVersioning` says what holds, and is mutated itself",
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    path: "enableZonalShift",
    operators: ["absent", "flag flipped"],
    reason:
      "advice: zonal shift is a tool that operators take up by hand; no catalogue asks for it",
  },
  {
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    path: "acceptDataRisksAndForceReplicaSetReconfig",
    operators: ["weak value added"],
    reason:
      "advice: an operator sets it while a region is lost, and nothing may stand in the way then",
  },
  {
    type: "mongodbatlas:index/alertConfiguration:AlertConfiguration",
    path: "",
    operators: ["side resource removed"],
    names: /-(disk-space|disk-space-critical|oplog-short|oplog-critical)$/,
    reason: "another alert watches the same metric at another threshold; the rule asks for one",
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    path: "engineVersion",
    operators: ["absent"],
    reason:
      "ElastiCache then takes its own default version, which is a supported one; EC-12 asks for no more",
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    path: "rules[].expiration.days",
    operators: ["number weakened"],
    names: /-results-lifecycle$/,
    reason: "results of queries, which can be asked again",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    operators: ["document: every resource"],
    to: /^statement Find: /,
    reason:
      "`logs:DescribeLogGroups` lists names; catalogues ask to narrow what reads or changes (CKV_AWS_355)",
  },
  {
    type: "aws:iam/role:Role",
    path: "assumeRolePolicy",
    operators: ["document: condition removed"],
    to: /no condition on aws:PrincipalTag\/project$/,
    reason: "the tag of the stack is left, which the roles of this stack alone have",
  },
  ...["functionResponseTypes", "opts.ignoreChanges"].map((path): Survivors => ({
    type: "aws:lambda/eventSourceMapping:EventSourceMapping",
    path,
    operators: ["absent", "list emptied", "changes ignored"],
    reason:
      "advice: the whole batch then comes again, and versions make a second write harmless; it costs",
  })),
  ...["runtime", "timeout"].map((path): Survivors => ({
    type: "aws:lambda/function:Function",
    path,
    operators: ["absent"],
    reason:
      "Lambda refuses code in an archive without a runtime, and stops a function without a time after " +
      "three seconds: it fails at once, which an alarm tells",
  })),
  {
    type: "aws:lambda/function:Function",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^timeout$/,
    reason: "the queue's time, which must be six times as long, is guarded",
  },
  {
    type: "aws:lambda/function:Function",
    path: "vpcConfig.subnetIds",
    operators: ["entry removed"],
    reason: "two zones are left, as Lambda.5 asks",
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "",
    operators: ["side resource removed"],
    names: /-alarm-/,
    reason:
      "advice (`fleet-alarms`): no catalogue says which alarms a queue or a function needs; the golden " +
      "texts hold that they are there",
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "okActions",
    operators: ["absent", "list emptied"],
    reason: "the beginning is told, which CloudWatch.15 asks for; the end is a convenience",
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^okActions$/,
    reason: "see above: the end of an alarm is a convenience",
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    path: "threshold",
    operators: ["number weakened"],
    names: /-alarm-/,
    reason:
      "what is too much depends on the metric; the component's tests and the golden texts hold it",
  },
  {
    type: "aws:sqs/queue:Queue",
    path: "messageRetentionSeconds",
    operators: ["absent"],
    names: /-feed$/,
    reason: "the default of four days, as planned",
  },
  {
    type: "aws:sqs/queue:Queue",
    path: "visibilityTimeoutSeconds",
    operators: ["absent"],
    names: /-dead-letters$/,
    reason: "no function takes from the dead letters by itself",
  },
  {
    type: "aws:sqs/queue:Queue",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^visibilityTimeoutSeconds$/,
    reason: "what it must be is judged against the function's time whenever that changes",
  },
  {
    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    reason:
      "it says which queues may name this one; who writes to it is said by IAM and its policy, which are guarded",
  },
  {
    type: "aws:iam/role:Role",
    path: "assumeRolePolicy",
    operators: ["document: condition removed", "document: condition loosened"],
    to: /^statement FeedPods: /,
    reason:
      "an association of the account's own clusters says which pods get the role (EKS user guide); the " +
      "conditions are a second wall",
  },
  {
    type: "aws:iam/role:Role",
    path: "assumeRolePolicy",
    operators: ["document: condition removed"],
    to: /^statement Lambda: /,
    reason:
      "Lambda runs functions as roles of their own account alone (`iam:PassRole` reaches no further), and " +
      "does not act for others",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    operators: ["document: denial weakened"],
    to: /^statement NoInterfacesByCode: /,
    reason:
      "AWS' own policy for functions in a VPC allows the same without a denial; catalogues ask for none",
  },
  {
    type: "aws:sns/topicPolicy:TopicPolicy",
    path: "policy",
    operators: ["document: anybody", "document: every resource"],
    to: /^statement Alarms: /,
    reason:
      "its condition still demands an alarm of this account, and a topic's policy is about that topic only",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    path: "healthCheck.interval",
    operators: ["absent"],
    reason: "the default of 30 seconds still takes a dead target out; longer intervals are killed",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    path: "healthCheck.timeout",
    operators: ["absent"],
    reason: "the default of 6 seconds differs from the planned one by a second",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    path: "healthCheck.unhealthyThreshold",
    operators: ["absent"],
    reason: "the default of 3 failures still takes a dead target out; higher thresholds are killed",
  },
  {
    type: "aws:ec2/route:Route",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    reason:
      "a route to another gateway of the same zone changes no reach; the gateway of the internet is guarded",
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    reason: "the rule about it stands at the route, whose properties are guarded",
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    path: "routeTableId",
    operators: ["private made public"],
    reason:
      "found, at the route to the internet gateway, with the name of the subnet that now uses it",
  },
  {
    type: "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /region$/,
    reason: "where copies are is judged at the repository, which lacks those that are missing",
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^(engineVersion|replicasPerNodeGroup)$/,
    reason: "both change by themselves: by minor upgrades, and by automatic scaling",
  },
  {
    type: "aws:elasticache/userGroup:UserGroup",
    path: "",
    operators: ["side resource removed"],
    reason:
      "the cache still names the group, so that it stays closed: without the group the update fails",
  },
  {
    type: "aws:glue/catalogDatabase:CatalogDatabase",
    path: "createTableDefaultPermissions",
    operators: ["weak value added"],
    reason:
      "it is what Glue gives by default where Lake Formation is not used: policies of IAM decide",
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    path: "policy",
    operators: ["document: condition removed"],
    names: /replication-role-policy$/,
    to: /kms:EncryptionContext:aws:s3:arn$/,
    reason: "the key is named, and `kms:ViaService` still lets S3 alone use it",
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^enableZonalShift$/,
    reason: "operators use zonal shift by hand, see above",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^healthCheck\.timeout$/,
    reason: "bounded by the interval, which is guarded",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    path: "targetGroupHealth.dnsFailover.minimumHealthyTargetsCount",
    operators: ["absent"],
    reason: "the default is 1, as planned; `off` is killed",
  },
  {
    type: "aws:opensearch/domain:Domain",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /^clusterConfig\.instanceCount$/,
    reason: "nodes are added by hand when a domain fills up; the zones are guarded",
  },
  {
    type: "aws:opensearch/domainPolicy:DomainPolicy",
    path: "",
    operators: ["side resource removed"],
    reason:
      "without it policies of IAM and the domain's own roles decide, behind the same security group",
  },
  {
    type: "aws:route53/healthCheck:HealthCheck",
    path: "port",
    operators: ["absent"],
    reason: "Route 53 then asks 443, the port of HTTPS, as planned",
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    path: "opts.ignoreChanges",
    operators: ["changes ignored"],
    to: /abortIncompleteMultipartUpload$/,
    reason: "parts of uploads that were given up cost money and hold no data; advice asks for it",
  },
  ...["rules", "rules[].expiration", "rules[].expiration.days", "rules[].filter.tag.value"].map(
    (path): Survivors => ({
      type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      path,
      operators: ["absent", "entry removed", "rule turned off"],
      names: /-raw-lifecycle$/,
      reason:
        "objects that a job has marked as verified copies stay longer: it costs, and loses nothing",
    }),
  ),
  {
    type: "aws:wafv2/webAcl:WebAcl",
    path: "rules[].statement.rateBasedStatement.evaluationWindowSec",
    operators: ["number weakened"],
    reason:
      "a shorter window sees a flood earlier and forgets it earlier; the limit itself is judged",
  },
  {
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    path: "replicationSpecs[].zoneName",
    operators: ["zone mapping crossed"],
    reason:
      "found, at `regionName`: `fleet-residency` says that the zone's regions are outside of its residency",
  },
  {
    type: "mongodbatlas:index/advancedCluster:AdvancedCluster",
    path: "replicationSpecs",
    operators: ["entry removed"],
    reason: "found, at the mapping of the global configuration whose zone has no shard any more",
  },
  {
    type: "mongodbatlas:index/customDbRole:CustomDbRole",
    path: "actions[].action",
    operators: ["role widened"],
    names: /-role-migrator$/,
    reason: "the role of the migration has the action anyway, see the data model",
  },
  {
    type: "mongodbatlas:index/project:Project",
    path: "teams",
    operators: ["weak value added"],
    reason:
      "advice names it: a team of owners is the organisation's to decide, and in its audit log",
  },
  {
    type: "pulumi:providers:mongodbatlas",
    path: "region",
    operators: ["provider weakened"],
    reason:
      "it says where the provider reads its own credentials, which hold no player's data; the secret is named",
  },
];
