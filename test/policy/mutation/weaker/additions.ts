import type { Properties, Value } from "../../../../infra/planner/record/types";

/** Something weak that a property may hold which is not there. */
export interface Addition {
  /** `<module>/<type> <path>`. */
  readonly place: string;
  readonly values: readonly { readonly value: Value; readonly to: string }[];
  /** What has to stand beside it for the provider to take it. */
  readonly also?: { readonly name: string; readonly value: Value };
  /** Inputs of the resource with which it is taken. @default any */
  readonly only?: (inputs: Properties) => boolean;
  /** Where it is said that this is weak. */
  readonly source: string;
}

const text = (...values: readonly string[]) => values.map((value) => ({ value, to: value }));
const one = (to: string, value: Value) => [{ value, to }];

const OPEN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});
const ADMINISTRATOR = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
const EVERYONE = "http://acs.amazonaws.com/groups/global/AllUsers";

/** A rule of a security group that is written inline. */
const inline = (port: number, block: string): Value => [
  {
    protocol: port === 0 ? "-1" : "tcp",
    fromPort: port,
    toPort: port,
    ...(block.includes(":") ? { ipv6CidrBlocks: [block] } : { cidrBlocks: [block] }),
  },
];
const RULES = [
  { value: inline(0, "0.0.0.0/0"), to: "everything from or to the world" },
  { value: inline(0, "::/0"), to: "everything from or to ::/0" },
  { value: inline(22, "0.0.0.0/0"), to: "port 22 from or to the world" },
];

/** Properties that no resource of the plan sets and that could be set to something weak. */
export const ADDITIONS: readonly Addition[] = [
  {
    place: "acm/certificate options",
    values: one("no transparency log", { certificateTransparencyLoggingPreference: "DISABLED" }),
    source: "prowler, acm_certificates_transparency_logs_enabled",
  },
  {
    place: "acm/certificate keyAlgorithm",
    values: text("RSA_1024"),
    source: "ACM.2: RSA keys of at least 2,048 bits",
  },
  {
    place: "s3/bucket acl",
    values: text("public-read", "public-read-write", "authenticated-read"),
    source: "S3-08",
  },
  {
    place: "s3/bucket grants",
    values: one("READ for all users", [{ type: "Group", permissions: ["READ"], uri: EVERYONE }]),
    source: "S3-08",
  },
  { place: "s3/bucket policy", values: one("open to anybody", OPEN), source: "S3-06" },
  {
    place: "s3/bucket website",
    values: one("an index document", { indexDocument: "index.html" }),
    source: "S3-11, CKV_AWS_93",
  },
  {
    place: "s3/bucket corsRules",
    values: one("every origin", [{ allowedMethods: ["GET", "PUT"], allowedOrigins: ["*"] }]),
    source: "S3-11, CKV_AWS_18 family",
  },
  { place: "s3/bucket versioning", values: one("off", { enabled: false }), source: "S3-11" },
  {
    place: "s3/bucketLogging targetGrants",
    values: one("READ for all users", [
      { grantee: { type: "Group", uri: EVERYONE }, permission: "READ" },
    ]),
    source: "S3-08",
  },
  {
    place: "s3/bucketReplicationConfig rules[].destination.account",
    values: text("999999999999"),
    source: "S3-12; declaration: account that owns the replicas",
    also: { name: "accessControlTranslation", value: { owner: "Destination" } },
  },
  {
    place: "s3/bucketReplicationConfig rules[].filter.prefix",
    values: text("few/"),
    source: "declaration: subset of objects to which the rule applies",
  },
  { place: "ec2/securityGroup ingress", values: RULES, source: "NW-01" },
  { place: "ec2/securityGroup egress", values: RULES.slice(0, 2), source: "NW-02" },
  {
    place: "cloudwatch/logGroup logGroupClass",
    values: text("DELIVERY"),
    source: "declaration: retention is forcibly 2 days",
  },
  { place: "cloudwatch/metricAlarm actionsEnabled", values: one("false", false), source: "CW-02" },
  {
    place: "elasticache/replicationGroup securityGroupNames",
    values: one("a group by name", ["default"]),
    source: "EC-09",
  },
  {
    place: "glue/connection connectionProperties",
    values: [
      {
        value: { JDBC_CONNECTION_URL: "jdbc:mysql://db:3306/game", JDBC_ENFORCE_SSL: "false" },
        to: "JDBC without TLS",
      },
      { value: { USERNAME: "loader", PASSWORD: "Vermilion7-harbour-Quill" }, to: "a password" },
    ],
    source: "GL-06",
    also: { name: "connectionType", value: "JDBC" },
  },
  {
    place: "glue/catalogDatabase createTableDefaultPermissions",
    values: one("ALL for everyone in IAM", [
      {
        permissions: ["ALL"],
        principal: { dataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" },
      },
    ]),
    source: "declaration: default permissions on the table for principals",
  },
  {
    place: "iam/role managedPolicyArns",
    values: text("AdministratorAccess", "IAMFullAccess", "PowerUserAccess").map(
      ({ value, to }) => ({
        value: [`arn:aws:iam::aws:policy/${String(value)}`],
        to,
      }),
    ),
    source: "IA-04",
  },
  {
    place: "iam/role inlinePolicies",
    values: one("everything", [{ name: "more", policy: ADMINISTRATOR }]),
    source: "IA-01",
  },
  {
    place: "lb/listener routingHttpResponseAccessControlAllowOriginHeaderValue",
    values: text("*"),
    source: "declaration: which origins are allowed",
  },
  {
    place: "lb/loadBalancer xffHeaderProcessingMode",
    values: text("preserve"),
    source: "ELB user guide: the client writes its own address",
  },
  {
    place: "opensearch/domain accessPolicies",
    values: one("open to anybody", OPEN),
    source: "OS-12",
  },
  {
    place: "ecr/repository imageTagMutabilityExclusionFilters",
    values: one("every tag", [{ filter: "*", filterType: "WILDCARD" }]),
    source: "ECR.2; declaration: tags that override the immutability",
    also: { name: "imageTagMutability", value: "IMMUTABLE_WITH_EXCLUSION" },
  },
  {
    place: "route53/healthCheck regions",
    values: one("one", ["us-east-1"]),
    source: "R5-03",
    only: ({ type }) => type === "HTTPS",
  },
  {
    place: "wafv2/webAcl rules[].statement.managedRuleGroupStatement.scopeDownStatement",
    values: one("few requests", {
      byteMatchStatement: {
        searchString: "/few",
        positionalConstraint: "STARTS_WITH",
        fieldToMatch: { uriPath: {} },
        textTransformations: [{ priority: 0, type: "NONE" }],
      },
    }),
    source: "declaration: narrows the requests that the group evaluates",
  },
  {
    place: "wafv2/webAcl rules[].statement.managedRuleGroupStatement.ruleActionOverrides",
    values: one("a rule that counts", [{ name: "NoUserAgent_HEADER", actionToUse: { count: {} } }]),
    source: "declaration: override actions for rules of the group",
  },
  {
    place: "wafv2/webAclLoggingConfiguration loggingFilter",
    values: one("drops all", {
      defaultBehavior: "DROP",
      filters: [
        {
          behavior: "DROP",
          requirement: "MEETS_ANY",
          conditions: [{ actionCondition: { action: "BLOCK" } }],
        },
      ],
    }),
    source: "declaration: which requests are kept in the logs",
  },
  {
    place: "advancedCluster advancedConfiguration.customOpensslCipherConfigTls12s",
    values: one("a cipher without forward secrecy", ["TLS_RSA_WITH_AES_128_CBC_SHA"]),
    source: "MA-04; declaration: custom suites",
    also: { name: "tlsCipherConfigMode", value: "CUSTOM" },
  },
  {
    place: "advancedCluster acceptDataRisksAndForceReplicaSetReconfig",
    values: text("2026-01-01T00:00:00Z"),
    source: "declaration: carries a risk of data loss",
  },
  {
    place: "customDbRole inheritedRoles",
    values: ["atlasAdmin", "readWriteAnyDatabase"].map((role) => ({
      value: [{ databaseName: "admin", roleName: role }],
      to: role,
    })),
    source: "MA-06",
  },
  {
    place: "project teams",
    values: one("owners", [{ teamId: "0123456789abcdef01234568", roleNames: ["GROUP_OWNER"] }]),
    source: "Atlas, project roles: an owner may do everything",
  },
  {
    place: "project projectOwnerId",
    values: text("0123456789abcdef01234569"),
    source: "declaration: account to be granted the Project Owner role",
  },
  {
    place: "privateLinkEndpoint supportedRemoteRegions",
    values: one("another residency", ["SA_EAST_1"]),
    source: "A1; declaration: further regions that can connect",
  },
];
