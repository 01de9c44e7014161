/**
 * How CloudFormation names map to Pulumi inputs where the rule (same name apart from case and
 * number) does not fit. Keys are paths below the type's properties; `null` says that the Pulumi
 * type has no such input.
 */
export type Renames = Readonly<Record<string, string | readonly string[] | null>>;

export interface CfnTwin {
  /** CloudFormation type without `AWS::`. */
  readonly cfn: string;
  readonly renames?: Renames;
}

const scalable: Renames = { ScalingTargetId: null };

/** Reviewed twins: Pulumi type token to CloudFormation type. Generation checks every name. */
export const CFN_TYPES: Readonly<Record<string, CfnTwin>> = {
  "aws:accessanalyzer/analyzer:Analyzer": {
    cfn: "AccessAnalyzer::Analyzer",
    renames: { AnalyzerConfiguration: "configuration" },
  },
  "aws:acm/certificate:Certificate": {
    cfn: "CertificateManager::Certificate",
    renames: { DomainValidationOptions: "validationOptions", CertificateExport: "options.export" },
  },
  "aws:appautoscaling/policy:Policy": {
    cfn: "ApplicationAutoScaling::ScalingPolicy",
    renames: { ...scalable, PolicyName: "name" },
  },
  "aws:appautoscaling/target:Target": { cfn: "ApplicationAutoScaling::ScalableTarget" },
  "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration": {
    cfn: "ARCZonalShift::ZonalAutoshiftConfiguration",
    renames: { ResourceIdentifier: "resourceArn" },
  },
  "aws:athena/namedQuery:NamedQuery": {
    cfn: "Athena::NamedQuery",
    renames: { QueryString: "query" },
  },
  "aws:athena/workgroup:Workgroup": { cfn: "Athena::WorkGroup" },
  "aws:backup/plan:Plan": { cfn: "Backup::BackupPlan" },
  "aws:backup/selection:Selection": {
    cfn: "Backup::BackupSelection",
    renames: {
      BackupPlanId: "planId",
      BackupSelection: [
        "conditions",
        "iamRoleArn",
        "name",
        "notResources",
        "resources",
        "selectionTags",
      ],
    },
  },
  "aws:backup/vault:Vault": {
    cfn: "Backup::BackupVault",
    renames: { EncryptionKeyArn: "kmsKeyArn" },
  },
  "aws:cloudtrail/trail:Trail": { cfn: "CloudTrail::Trail" },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": { cfn: "CloudWatch::CompositeAlarm" },
  "aws:cloudwatch/dashboard:Dashboard": { cfn: "CloudWatch::Dashboard" },
  "aws:cloudwatch/eventRule:EventRule": { cfn: "Events::Rule" },
  "aws:cloudwatch/logGroup:LogGroup": { cfn: "Logs::LogGroup" },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": {
    cfn: "Logs::MetricFilter",
    renames: { FilterName: "name" },
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { cfn: "Logs::ResourcePolicy" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { cfn: "CloudWatch::Alarm" },
  "aws:dms/endpoint:Endpoint": {
    cfn: "DMS::Endpoint",
    renames: {
      KmsKeyId: "kmsKeyArn",
      ResourceIdentifier: null,
      "ElasticsearchSettings/EndpointUri": "elasticsearchSettings.endpointUri",
    },
  },
  "aws:dms/replicationConfig:ReplicationConfig": { cfn: "DMS::ReplicationConfig" },
  "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": {
    cfn: "DMS::ReplicationSubnetGroup",
    renames: { ReplicationSubnetGroupIdentifier: "replicationSubnetGroupId" },
  },
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
    cfn: "EC2::EgressOnlyInternetGateway",
  },
  "aws:ec2/eip:Eip": { cfn: "EC2::EIP", renames: { TransferAddress: null } },
  "aws:ec2/flowLog:FlowLog": {
    cfn: "EC2::FlowLog",
    renames: {
      DeliverLogsPermissionArn: "iamRoleArn",
      LogGroupName: null,
      ResourceId: [
        "eniId",
        "regionalNatGatewayId",
        "subnetId",
        "transitGatewayAttachmentId",
        "transitGatewayId",
        "vpcId",
      ],
      ResourceType: null,
    },
  },
  "aws:ec2/internetGateway:InternetGateway": { cfn: "EC2::InternetGateway" },
  "aws:ec2/natGateway:NatGateway": {
    cfn: "EC2::NatGateway",
    renames: { PrivateIpAddress: "privateIp" },
  },
  "aws:ec2/route:Route": { cfn: "EC2::Route" },
  "aws:ec2/routeTable:RouteTable": { cfn: "EC2::RouteTable" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    cfn: "EC2::SubnetRouteTableAssociation",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    cfn: "EC2::SecurityGroup",
    renames: { GroupDescription: "description", GroupName: "name" },
  },
  "aws:ec2/subnet:Subnet": { cfn: "EC2::Subnet" },
  "aws:ec2/vpc:Vpc": { cfn: "EC2::VPC", renames: { VpcEncryptionControl: null } },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { cfn: "EC2::VPCEndpoint" },
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": {
    cfn: "EC2::VPCCidrBlock",
    renames: {
      AmazonProvidedIpv6CidrBlock: null,
      Ipv6CidrBlock: null,
      Ipv6CidrBlockNetworkBorderGroup: null,
      Ipv6IpamPoolId: null,
      Ipv6NetmaskLength: null,
      Ipv6Pool: null,
    },
  },
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": {
    cfn: "ECR::RegistryScanningConfiguration",
  },
  "aws:ecr/replicationConfiguration:ReplicationConfiguration": {
    cfn: "ECR::ReplicationConfiguration",
  },
  "aws:ecr/repository:Repository": { cfn: "ECR::Repository" },
  "aws:eks/accessEntry:AccessEntry": { cfn: "EKS::AccessEntry" },
  "aws:eks/addon:Addon": { cfn: "EKS::Addon" },
  "aws:eks/cluster:Cluster": { cfn: "EKS::Cluster" },
  "aws:eks/nodeGroup:NodeGroup": {
    cfn: "EKS::Nodegroup",
    renames: {
      NodegroupName: "nodeGroupName",
      NodeRole: "nodeRoleArn",
      Subnets: "subnetIds",
    },
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": { cfn: "EKS::PodIdentityAssociation" },
  "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup": {
    cfn: "ElastiCache::GlobalReplicationGroup",
  },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    cfn: "ElastiCache::ParameterGroup",
    renames: { CacheParameterGroupFamily: "family" },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    cfn: "ElastiCache::ReplicationGroup",
    renames: { CacheSubnetGroupName: "subnetGroupName" },
  },
  "aws:elasticache/serverlessCache:ServerlessCache": {
    cfn: "ElastiCache::ServerlessCache",
    renames: { ConnectionType: null, SnapshotArnsToRestore: "snapshotArnsToRestores" },
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    cfn: "ElastiCache::SubnetGroup",
    renames: { CacheSubnetGroupName: "name" },
  },
  "aws:elasticache/user:User": { cfn: "ElastiCache::User" },
  "aws:elasticache/userGroup:UserGroup": { cfn: "ElastiCache::UserGroup" },
  "aws:glue/catalogDatabase:CatalogDatabase": { cfn: "Glue::Database" },
  "aws:glue/catalogTable:CatalogTable": {
    cfn: "Glue::Table",
    renames: { "TableInput/Name": "name" },
  },
  "aws:glue/connection:Connection": {
    cfn: "Glue::Connection",
    renames: { "ConnectionInput/Name": "name" },
  },
  "aws:glue/crawler:Crawler": { cfn: "Glue::Crawler" },
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": {
    cfn: "Glue::DataCatalogEncryptionSettings",
  },
  "aws:glue/dataQualityRuleset:DataQualityRuleset": { cfn: "Glue::DataQualityRuleset" },
  "aws:glue/job:Job": { cfn: "Glue::Job" },
  "aws:glue/securityConfiguration:SecurityConfiguration": { cfn: "Glue::SecurityConfiguration" },
  "aws:glue/trigger:Trigger": { cfn: "Glue::Trigger" },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": { cfn: "IAM::OIDCProvider" },
  "aws:iam/policy:Policy": {
    cfn: "IAM::ManagedPolicy",
    renames: { ManagedPolicyName: "name" },
  },
  "aws:iam/role:Role": { cfn: "IAM::Role" },
  "aws:iam/rolePolicy:RolePolicy": {
    cfn: "IAM::RolePolicy",
    renames: { PolicyName: "name", RoleName: "role" },
  },
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": { cfn: "IAM::ServiceLinkedRole" },
  "aws:kms/alias:Alias": { cfn: "KMS::Alias" },
  "aws:kms/key:Key": { cfn: "KMS::Key" },
  "aws:kms/replicaKey:ReplicaKey": { cfn: "KMS::ReplicaKey" },
  "aws:lambda/alias:Alias": { cfn: "Lambda::Alias" },
  "aws:lambda/eventSourceMapping:EventSourceMapping": { cfn: "Lambda::EventSourceMapping" },
  "aws:lambda/function:Function": { cfn: "Lambda::Function" },
  "aws:lambda/permission:Permission": {
    cfn: "Lambda::Permission",
    renames: { FunctionName: "function" },
  },
  "aws:lb/listener:Listener": { cfn: "ElasticLoadBalancingV2::Listener" },
  "aws:lb/listenerCertificate:ListenerCertificate": {
    cfn: "ElasticLoadBalancingV2::ListenerCertificate",
  },
  "aws:lb/listenerRule:ListenerRule": { cfn: "ElasticLoadBalancingV2::ListenerRule" },
  "aws:lb/loadBalancer:LoadBalancer": {
    cfn: "ElasticLoadBalancingV2::LoadBalancer",
    renames: { Scheme: "internal", Type: "loadBalancerType" },
  },
  "aws:lb/targetGroup:TargetGroup": { cfn: "ElasticLoadBalancingV2::TargetGroup" },
  "aws:opensearch/domain:Domain": {
    cfn: "OpenSearchService::Domain",
    renames: {
      EngineMode: null,
      "EncryptionAtRestOptions/Enabled": "encryptAtRest.enabled",
      "EncryptionAtRestOptions/KmsKeyId": "encryptAtRest.kmsKeyId",
    },
  },
  "aws:opensearchingest/pipeline:Pipeline": { cfn: "OSIS::Pipeline" },
  "aws:route53/healthCheck:HealthCheck": {
    cfn: "Route53::HealthCheck",
    renames: {
      "HealthCheckConfig/MeasureLatency": "measureLatency",
      "HealthCheckConfig/RequestInterval": "requestInterval",
      "HealthCheckConfig/Type": "type",
    },
  },
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": { cfn: "Route53::DNSSEC" },
  "aws:route53/keySigningKey:KeySigningKey": { cfn: "Route53::KeySigningKey" },
  "aws:route53/record:Record": {
    cfn: "Route53::RecordSet",
    renames: { HostedZoneId: "zoneId", HostedZoneName: null },
  },
  "aws:route53/zone:Zone": { cfn: "Route53::HostedZone" },
  "aws:s3/bucket:Bucket": {
    cfn: "S3::Bucket",
    renames: { BucketName: "bucket", BucketNamePrefix: "bucketPrefix" },
  },
  "aws:s3/bucketPolicy:BucketPolicy": { cfn: "S3::BucketPolicy" },
  "aws:scheduler/schedule:Schedule": { cfn: "Scheduler::Schedule" },
  "aws:scheduler/scheduleGroup:ScheduleGroup": { cfn: "Scheduler::ScheduleGroup" },
  "aws:secretsmanager/secret:Secret": { cfn: "SecretsManager::Secret" },
  "aws:secretsmanager/secretPolicy:SecretPolicy": {
    cfn: "SecretsManager::ResourcePolicy",
    renames: { SecretId: "secretArn" },
  },
  "aws:sfn/stateMachine:StateMachine": {
    cfn: "StepFunctions::StateMachine",
    renames: { StateMachineType: "type" },
  },
  "aws:sns/topic:Topic": { cfn: "SNS::Topic" },
  "aws:sns/topicPolicy:TopicPolicy": { cfn: "SNS::TopicPolicy" },
  "aws:sns/topicSubscription:TopicSubscription": {
    cfn: "SNS::Subscription",
    // Its Region is the topic's, which Pulumi reads from the ARN.
    renames: { Region: null, TopicArn: "topic" },
  },
  "aws:sqs/queue:Queue": { cfn: "SQS::Queue" },
  "aws:sqs/queuePolicy:QueuePolicy": { cfn: "SQS::QueuePolicy" },
  "aws:ssm/document:Document": {
    cfn: "SSM::Document",
    renames: { Attachments: "attachmentsSources", Requires: null },
  },
  "aws:ssm/parameter:Parameter": { cfn: "SSM::Parameter" },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    cfn: "EC2::SecurityGroupEgress",
    renames: {
      CidrIp: "cidrIpv4",
      DestinationPrefixListId: "prefixListId",
      DestinationSecurityGroupId: "referencedSecurityGroupId",
      GroupId: "securityGroupId",
    },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    cfn: "EC2::SecurityGroupIngress",
    renames: {
      CidrIp: "cidrIpv4",
      GroupId: "securityGroupId",
      GroupName: null,
      SourcePrefixListId: "prefixListId",
      SourceSecurityGroupId: "referencedSecurityGroupId",
      SourceSecurityGroupName: null,
      SourceSecurityGroupOwnerId: null,
    },
  },
  "aws:wafv2/ipSet:IpSet": { cfn: "WAFv2::IPSet" },
  "aws:wafv2/webAcl:WebAcl": { cfn: "WAFv2::WebACL" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": { cfn: "WAFv2::WebACLAssociation" },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    cfn: "WAFv2::LoggingConfiguration",
  },
};
