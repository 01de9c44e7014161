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
];
