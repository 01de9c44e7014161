import type { PlannedResource } from "../../../infra/planner/record/types";

/** A resource that guards others by being there. */
export interface Removal {
  readonly type: string;
  /** Catalogue id or documentation. */
  readonly source: string;
  /** Which of that type; all where it is left out. */
  readonly only?: (resource: PlannedResource) => boolean;
}

/** Resources whose absence is a weakness, by type. */
export const REMOVALS: readonly Removal[] = [
  { type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", source: "S3-01" },
  {
    type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    source: "S3-02",
  },
  { type: "aws:s3/bucketVersioning:BucketVersioning", source: "S3-03" },
  { type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", source: "S3-04" },
  { type: "aws:s3/bucketPolicy:BucketPolicy", source: "S3-05" },
  { type: "aws:s3/bucketLogging:BucketLogging", source: "S3-07" },
  { type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls", source: "S3-08" },
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    source: "A5; design: the archive is copied to the recovery vault of its zone",
  },
  { type: "aws:ec2/flowLog:FlowLog", source: "NW-04" },
  { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", source: "NW-03" },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    source: "NW-06: gateway endpoint of S3",
    only: ({ inputs }) => inputs.vpcEndpointType === "Gateway",
  },
  { type: "aws:opensearch/domainPolicy:DomainPolicy", source: "OS-12" },
  { type: "aws:route53/queryLog:QueryLog", source: "R5-01" },
  {
    type: "aws:route53/record:Record",
    source: "RFC 8659: without a CAA record any authority may issue",
    only: ({ inputs }) => inputs.type === "CAA",
  },
  {
    type: "aws:route53/healthCheck:HealthCheck",
    source: "R5-02, A11",
  },
  { type: "aws:cloudwatch/metricAlarm:MetricAlarm", source: "A10; design: fences" },
  { type: "aws:wafv2/webAclAssociation:WebAclAssociation", source: "ELB.16, CKV2_AWS_28" },
  {
    type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
    source: "WAF.11, CKV2_AWS_31",
  },
  { type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings", source: "GL-03" },
  { type: "aws:ecr/replicationConfiguration:ReplicationConfiguration", source: "A5" },
  {
    type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    source: "design: who may deliver logs",
  },
  { type: "aws:elasticache/userGroup:UserGroup", source: "EC-03" },
  { type: "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule", source: "MA-09" },
  { type: "mongodbatlas:index/auditing:Auditing", source: "MA-11" },
  { type: "mongodbatlas:index/alertConfiguration:AlertConfiguration", source: "MA-11" },
  { type: "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig", source: "MA-08" },
  {
    type: "mongodbatlas:index/resourcePolicy:ResourcePolicy",
    source: "design: org policy of the project",
  },
  {
    type: "mongodbatlas:index/privateEndpointRegionalMode:PrivateEndpointRegionalMode",
    source: "MA-05; design: regional private endpoints",
  },
  { type: "mongodbatlas:index/privateLinkEndpoint:PrivateLinkEndpoint", source: "MA-05" },
  {
    type: "mongodbatlas:index/privateLinkEndpointService:PrivateLinkEndpointService",
    source: "MA-05",
  },
];
