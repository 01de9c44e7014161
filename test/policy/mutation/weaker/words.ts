/** A published order of words, the strongest first. */
export interface Order {
  /** `<module>/<type> <path>`, as a pattern of the whole text. */
  readonly place: RegExp;
  /** What is weaker than the planned word: every word behind it. Words that stand together are equally strong. */
  readonly order: readonly (readonly string[])[];
  /** Where the order is published. */
  readonly source: string;
}

/** Orders of words, by place. */
export const ORDERS: readonly Order[] = [
  {
    place: /^acm\/certificate validationMethod$/,
    order: [["DNS"], ["EMAIL"]],
    source: "ACM user guide: DNS validation renews by itself",
  },
  {
    place: /^athena\/workgroup .*\.encryptionOption$/,
    order: [["SSE_KMS", "CSE_KMS"], ["SSE_S3"]],
    source: "AT-01",
  },
  {
    place: /^(glue\/.*|s3\/.*|ecr\/.*)(EncryptionMode|encryptionType|sseAlgorithm)$/,
    order: [
      ["SSE-KMS", "CSE-KMS", "KMS", "aws:kms", "aws:kms:dsse"],
      ["SSE-S3", "AES256"],
      ["DISABLED"],
    ],
    source: "GL-02, S3-02, CKV_AWS_136",
  },
  {
    place: /^elasticache\/replicationGroup transitEncryptionMode$/,
    order: [["required"], ["preferred"]],
    source: "EC-02",
  },
  {
    place: /^elasticache\/replicationGroup clusterMode$/,
    order: [["enabled"], ["compatible", "disabled"]],
    source: "EC-10",
  },
  {
    place: /^elasticache\/replicationGroup engineVersion$/,
    order: [["8.2"], ["5.0.6"]],
    source: "EC-12",
  },
  {
    place: /^elasticache\/user authenticationMode\.type$/,
    order: [["iam"], ["password"], ["no-password-required"]],
    source: "EC-13",
  },
  {
    place: /^lb\/listener (protocol|defaultActions\[\]\.redirect\.protocol)$/,
    order: [["HTTPS"], ["HTTP"]],
    source: "ELB.1, CKV_AWS_2",
  },
  {
    place: /^lb\/listener sslPolicy$/,
    order: [
      ["ELBSecurityPolicy-TLS13-1-2-2021-06"],
      [
        "ELBSecurityPolicy-TLS13-1-1-2021-06",
        "ELBSecurityPolicy-TLS-1-1-2017-01",
        "ELBSecurityPolicy-FS-1-1-2019-08",
      ],
      [
        "ELBSecurityPolicy-2016-08",
        "ELBSecurityPolicy-TLS13-1-0-2021-06",
        "ELBSecurityPolicy-FS-2018-06",
        "ELBSecurityPolicy-TLS-1-0-2015-04",
      ],
    ],
    source: "ELB user guide: protocols of each security policy",
  },
  {
    place: /^lb\/loadBalancer desyncMitigationMode$/,
    order: [["strictest"], ["defensive"], ["monitor"]],
    source: "ELB.12, CKV_AWS_328",
  },
  {
    place: /^lb\/targetGroup healthCheck\.matcher$/,
    order: [["200"], ["200-499"]],
    source: "declaration: codes that count as healthy",
  },
  {
    place: /^lb\/targetGroup targetGroupHealth\.dnsFailover\.minimumHealthyTargetsCount$/,
    order: [["1"], ["off"]],
    source: "declaration: `off` or a number",
  },
  {
    place: /^opensearch\/domain domainEndpointOptions\.tlsSecurityPolicy$/,
    order: [
      ["Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-2019-07"],
      ["Policy-Min-TLS-1-0-2019-07"],
    ],
    source: "OS-05",
  },
  {
    place: /^opensearch\/domain engineVersion$/,
    order: [["OpenSearch_2.19"], ["OpenSearch_1.0"], ["Elasticsearch_5.6"]],
    source: "declaration; OpenSearch Service: end of standard support",
  },
  {
    place: /^(route53\/healthCheck) type$/,
    order: [["HTTPS", "HTTPS_STR_MATCH"], ["HTTP", "HTTP_STR_MATCH"], ["TCP"]],
    source: "R5-03",
  },
  {
    place: /^route53\/healthCheck insufficientDataHealthStatus$/,
    order: [["Unhealthy", "LastKnownStatus"], ["Healthy"]],
    source: "declaration: status without data",
  },
  {
    place: /^ecr\/repository imageTagMutability$/,
    order: [["IMMUTABLE"], ["MUTABLE"]],
    source: "ECR.2, CKV_AWS_51",
  },
  {
    place: /^ec2\/flowLog trafficType$/,
    order: [["ALL"], ["REJECT", "ACCEPT"]],
    source: "NW-04",
  },
  {
    place: /^s3\/bucketVersioning versioningConfiguration\.status$/,
    order: [["Enabled"], ["Suspended"], ["Disabled"]],
    source: "S3-03",
  },
  {
    place: /^s3\/bucketOwnershipControls rule\.objectOwnership$/,
    order: [["BucketOwnerEnforced"], ["BucketOwnerPreferred"], ["ObjectWriter"]],
    source: "S3-08",
  },
  {
    place: /^s3\/bucketReplicationConfig rules\[\]\.deleteMarkerReplication\.status$/,
    order: [["Disabled"], ["Enabled"]],
    source: "S3 user guide: a deletion then reaches the copy too",
  },
  {
    place: /^s3\/.* .*[sS]tatus$/,
    order: [["Enabled"], ["Disabled"]],
    source: "declaration",
  },
  {
    place: /^s3\/bucketServerSideEncryptionConfiguration rules\[\]\.blockedEncryptionTypes\[\]$/,
    order: [["SSE-C"], ["NONE"]],
    source: "declaration",
  },
  {
    place: /^advancedCluster advancedConfiguration\.minimumEnabledTlsProtocol$/,
    order: [["TLS1_3"], ["TLS1_2"], ["TLS1_1"], ["TLS1_0"]],
    source: "MA-04",
  },
  {
    place: /^advancedCluster advancedConfiguration\.defaultWriteConcern$/,
    order: [["majority"], ["1"]],
    source: "MongoDB manual: acknowledged by one node only may be rolled back",
  },
  {
    place: /^advancedCluster clusterType$/,
    order: [["GEOSHARDED"], ["SHARDED"], ["REPLICASET"]],
    source: "MA-08",
  },
  {
    place: /^advancedCluster mongoDbMajorVersion$/,
    order: [["8.0"], ["6.0"], ["5.0"]],
    source: "MongoDB, life cycle: 6.0 ended in July 2025",
  },
  {
    place: /^cloudBackupSchedule .*retentionUnit$/,
    order: [["years"], ["months"], ["weeks"], ["days"]],
    source: "MA-09",
  },
];
