import type { Reviewed } from "./row";

const tf = (file: string) => `terraform-provider-aws internal/service/${file}`;
/** Part of its parent in CloudFormation; here it belongs to the parent it names and cannot move. */
const BY_PARENT = "reviewed: identified by its parent, which its API cannot change";

const ofBucket = (
  name: string,
  type: string,
  extra: Omit<Reviewed, "type" | "source"> = {},
): Reviewed => ({
  type: `aws:s3/${name}:${type}`,
  source: `${tf("s3/bucket_server_side_encryption_configuration.go")}, of one family with it`,
  ...extra,
  replaces: ["bucket", ...(extra.replaces ?? [])],
});
const owned = ["expectedBucketOwner"];

/** AWS types without a CloudFormation twin, reviewed by hand. */
export const SATELLITES: readonly Reviewed[] = [
  ofBucket("bucketIntelligentTieringConfiguration", "BucketIntelligentTieringConfiguration", {
    replaces: ["name"],
  }),
  ofBucket("bucketLifecycleConfiguration", "BucketLifecycleConfiguration", { replaces: owned }),
  ofBucket("bucketLogging", "BucketLogging", { replaces: owned }),
  ofBucket("bucketMetadataConfiguration", "BucketMetadataConfiguration", { replaces: owned }),
  ofBucket("bucketMetric", "BucketMetric", { replaces: ["name"] }),
  ofBucket("bucketNotification", "BucketNotification"),
  ofBucket("bucketObjectLockConfiguration", "BucketObjectLockConfiguration", { replaces: owned }),
  ofBucket("bucketOwnershipControls", "BucketOwnershipControls"),
  ofBucket("bucketPublicAccessBlock", "BucketPublicAccessBlock"),
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    source: tf("s3/bucket_replication_configuration.go"),
    replaces: ["bucket"],
  },
  ofBucket("bucketServerSideEncryptionConfiguration", "BucketServerSideEncryptionConfiguration", {
    replaces: owned,
  }),
  ofBucket("bucketVersioning", "BucketVersioning", { replaces: owned }),
  ofBucket("inventory", "Inventory", { replaces: ["name"] }),
  {
    type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
    source: BY_PARENT,
    replaces: ["accountId"],
  },
  {
    type: "aws:acm/certificateValidation:CertificateValidation",
    source: tf("acm/certificate_validation.go"),
    replaces: ["certificateArn", "validationRecordFqdns"],
  },
  {
    type: "aws:appautoscaling/scheduledAction:ScheduledAction",
    source: BY_PARENT,
    replaces: ["name", "resourceId", "scalableDimension", "serviceNamespace"],
  },
  {
    type: "aws:cloudwatch/eventTarget:EventTarget",
    source: BY_PARENT,
    replaces: ["eventBusName", "rule", "targetId"],
  },
  {
    type: "aws:dms/s3Endpoint:S3Endpoint",
    source: "CloudFormation AWS::DMS::Endpoint, of which it is one kind",
    replaces: ["endpointId", "kmsKeyArn"],
  },
  {
    type: "aws:ebs/defaultKmsKey:DefaultKmsKey",
    source: BY_PARENT,
    replaces: ["keyArn"],
  },
  { type: "aws:ebs/encryptionByDefault:EncryptionByDefault", source: BY_PARENT },
  {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    source: tf("ec2/vpc_default_security_group.go"),
    replaces: ["vpcId"],
  },
  {
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    source: tf("ecr/lifecycle_policy.go"),
    replaces: ["policy", "repository"],
  },
  {
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    source: BY_PARENT,
    replaces: ["repository"],
  },
  {
    type: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    source: tf("eks/access_policy_association.go"),
    replaces: ["accessScope", "clusterName", "policyArn", "principalArn"],
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    source: tf("iam/role_policy_attachment.go"),
    replaces: ["policyArn", "role"],
  },
  {
    // `input` too, but only under one lifecycle: see the rules.
    type: "aws:lambda/invocation:Invocation",
    source: tf("lambda/invocation.go"),
    replaces: ["functionName", "qualifier", "triggers"],
  },
  {
    type: "aws:opensearch/domainPolicy:DomainPolicy",
    source: BY_PARENT,
    replaces: ["domainName"],
  },
  {
    type: "aws:route53/queryLog:QueryLog",
    source: tf("route53/query_log.go"),
    replaces: ["cloudwatchLogGroupArn", "zoneId"],
  },
  {
    type: "aws:secretsmanager/secretVersion:SecretVersion",
    source: tf("secretsmanager/secret_version.go"),
    replaces: ["secretBinary", "secretId", "secretString", "secretStringWoVersion"],
  },
  {
    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    source: BY_PARENT,
    replaces: ["queueUrl"],
  },
];
