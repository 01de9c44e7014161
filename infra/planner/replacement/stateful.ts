const REASONS: Readonly<Record<string, string>> = {
  "aws:acm/certificate:Certificate":
    "TLS of the names it serves until another is issued and validated",
  "aws:backup/vault:Vault": "recovery points",
  "aws:cloudtrail/trail:Trail": "the audit trail while there is none",
  "aws:cloudwatch/logGroup:LogGroup": "log records",
  "aws:dms/replicationConfig:ReplicationConfig": "the position in the change stream",
  "aws:ec2/eip:Eip": "a public address that others may allow",
  "aws:ec2/natGateway:NatGateway": "connections out of the cell's subnets",
  "aws:ec2/subnet:Subnet": "the addresses and everything attached to them",
  "aws:ec2/vpc:Vpc": "the network and everything in it",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "the private path, and its DNS names",
  "aws:ecr/repository:Repository": "container images",
  "aws:eks/cluster:Cluster": "the control plane and every object in it",
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup": "replication between regions",
  "aws:elasticache/replicationGroup:ReplicationGroup": "cached data and the endpoint",
  "aws:elasticache/serverlessCache:ServerlessCache": "cached data and the endpoint",
  "aws:glue/catalogDatabase:CatalogDatabase": "table definitions",
  "aws:glue/catalogTable:CatalogTable": "partitions, statistics and the Iceberg pointer",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "the trust that roles name",
  "aws:kms/key:Key": "everything encrypted with it",
  "aws:kms/replicaKey:ReplicaKey": "reading, in its region, what is encrypted with it",
  "aws:lb/loadBalancer:LoadBalancer": "the DNS name and addresses clients connect to",
  "aws:opensearch/domain:Domain": "indices and the endpoint",
  "aws:opensearchingest/pipeline:Pipeline": "records in its buffer",
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": "resolution, while the parent has a DS record",
  "aws:route53/keySigningKey:KeySigningKey": "resolution, while the parent has its DS record",
  "aws:route53/zone:Zone": "the name servers that the parent delegates to",
  "aws:s3/bucket:Bucket": "objects",
  "aws:secretsmanager/secret:Secret": "secret values and the ARN",
  "aws:sqs/queue:Queue": "messages",
  "mongodbatlas:index/advancedCluster:AdvancedCluster": "data and connection strings",
  "mongodbatlas:index/backupCompliancePolicy:BackupCompliancePolicy":
    "backup protection that only MongoDB support can lift",
  "mongodbatlas:index/cloudProviderAccessSetup:CloudProviderAccessSetup":
    "the external id that the IAM role trusts",
  "mongodbatlas:index/encryptionAtRest:EncryptionAtRest": "the key of data at rest",
  "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig":
    "zone mappings and sharded namespaces",
  "mongodbatlas:index/onlineArchive:OnlineArchive": "archived documents",
  "mongodbatlas:index/privateEndpointRegionalMode:PrivateEndpointRegionalMode":
    "the connection strings of regional endpoints",
  "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint": "the endpoint service of a region",
  "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService":
    "the private connection of a cell",
  "mongodbatlas:index/project:Project": "every cluster, user and endpoint in it",
};

/** True for types whose loss takes data, identity or connectivity that cannot be remade in place. */
export function isStateful(type: string): boolean {
  return statefulReason(type) !== undefined;
}

/** What is lost with a resource of this type. */
export function statefulReason(type: string): string | undefined {
  return Object.hasOwn(REASONS, type) ? REASONS[type] : undefined;
}

/** Every stateful type with what is lost, sorted by type. */
export function statefulTypes(): readonly (readonly [string, string])[] {
  return Object.entries(REASONS);
}

/**
 * Stateful types that may be deleted without `protect`: what they carry stops while there is none, but a
 * new one takes its place. Networks keep their data subnets and private links protected all the same.
 */
const MADE_AGAIN: ReadonlySet<string> = new Set([
  "aws:acm/certificate:Certificate",
  "aws:dms/replicationConfig:ReplicationConfig",
  "aws:ec2/eip:Eip",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:opensearchingest/pipeline:Pipeline",
]);

/** Types whose resources are protected from deletion, sorted. */
export function protectedTypes(): readonly string[] {
  return Object.keys(REASONS).filter((type) => !MADE_AGAIN.has(type));
}
