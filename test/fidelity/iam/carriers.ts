/**
 * What a document is, by its carrier:
 * `identity` says what its owner may do and names no principal; `trust` says who may assume a role and
 * names no resource; `bare` is a resource policy without a resource; in `self` the resource `*` is the
 * carrier; `resource` names the carrier's ARNs.
 */
export type DocumentKind = "identity" | "trust" | "bare" | "self" | "resource";

/** Inputs that are IAM documents, by type; `[*]` stands for the items of a list. */
export const CARRIERS: Readonly<Record<string, Readonly<Record<string, DocumentKind>>>> = {
  "aws:backup/vaultPolicy:VaultPolicy": { policy: "resource" },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { policy: "resource" },
  "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": { accessPolicy: "resource" },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { policyDocument: "resource" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { policy: "self" },
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": { policy: "self" },
  "aws:ecr/registryPolicy:RegistryPolicy": { policy: "resource" },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { policy: "bare" },
  "aws:glue/resourcePolicy:ResourcePolicy": { policy: "resource" },
  "aws:iam/groupPolicy:GroupPolicy": { policy: "identity" },
  "aws:iam/policy:Policy": { policy: "identity" },
  "aws:iam/role:Role": { assumeRolePolicy: "trust", "inlinePolicies[*].policy": "identity" },
  "aws:iam/rolePolicy:RolePolicy": { policy: "identity" },
  "aws:iam/userPolicy:UserPolicy": { policy: "identity" },
  "aws:kinesis/resourcePolicy:ResourcePolicy": { policy: "resource" },
  "aws:kms/key:Key": { policy: "self" },
  "aws:kms/keyPolicy:KeyPolicy": { policy: "self" },
  "aws:kms/replicaKey:ReplicaKey": { policy: "self" },
  "aws:opensearch/domain:Domain": { accessPolicies: "resource" },
  "aws:opensearch/domainPolicy:DomainPolicy": { accessPolicies: "resource" },
  "aws:s3/accessPoint:AccessPoint": { policy: "resource" },
  "aws:s3/bucketPolicy:BucketPolicy": { policy: "resource" },
  "aws:secretsmanager/secret:Secret": { policy: "self" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": { policy: "self" },
  "aws:sns/topic:Topic": { policy: "resource" },
  "aws:sns/topicPolicy:TopicPolicy": { policy: "resource" },
  "aws:sqs/queue:Queue": { policy: "resource" },
  "aws:sqs/queuePolicy:QueuePolicy": { policy: "resource" },
};
