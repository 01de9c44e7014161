import type { Reviewed } from "./row";

/** A file of the Terraform AWS provider, on which the Pulumi one is built. */
const tf = (file: string) => `terraform-provider-aws internal/service/${file}`;
/** The installed typings of `@pulumi/aws`. */
const typings = (file: string) => `@pulumi/aws ${file}.d.ts`;

/**
 * Where the Terraform provider replaces and CloudFormation updates, or the reverse. Paths that a
 * rule of `rules.ts` decides are `inPlace` here.
 */
export const DIFFERENCES: readonly Reviewed[] = [
  {
    type: "aws:acm/certificate:Certificate",
    source: tf("acm/certificate.go"),
    replaces: ["validationMethod"],
    inPlace: ["options.export"],
  },
  {
    type: "aws:cloudwatch/logGroup:LogGroup",
    source: tf("logs/group.go"),
    replaces: ["logGroupClass"],
  },
  {
    type: "aws:ec2/eip:Eip",
    source: tf("ec2/ec2_eip.go"),
    replaces: ["domain", "publicIpv4Pool"],
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    source: tf("ec2/vpc_nat_gateway.go"),
    replaces: ["secondaryPrivateIpAddressCount"],
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    source: tf("ec2/vpc_route_table_association.go"),
    replaces: ["gatewayId"],
    inPlace: ["routeTableId"],
  },
  {
    type: "aws:ec2/subnet:Subnet",
    source: tf("ec2/vpc_subnet.go"),
    inPlace: ["ipv6CidrBlock"],
    note: "a rule decides ipv6CidrBlock",
  },
  {
    type: "aws:ec2/vpc:Vpc",
    source: tf("ec2/vpc_.go"),
    inPlace: ["instanceTenancy"],
    note: "a rule decides instanceTenancy",
  },
  {
    type: "aws:eks/cluster:Cluster",
    source: tf("eks/cluster.go"),
    inPlace: ["encryptionConfig"],
    note: "a rule decides encryptionConfig; the stored file is older than in-place remoteNetworkConfig, which the schema allows",
  },
  {
    type: "aws:eks/nodeGroup:NodeGroup",
    source: tf("eks/node_group.go"),
    replaces: ["launchTemplate.id", "launchTemplate.name"],
  },
  {
    type: "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
    source: typings("elasticache/globalReplicationGroup"),
    replaces: ["globalReplicationGroupIdSuffix", "primaryReplicationGroupId"],
  },
  {
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    source: tf("elasticache/parameter_group.go"),
    replaces: ["description", "name"],
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    source: tf("elasticache/replication_group.go"),
    replaces: ["securityGroupNames"],
    inPlace: ["authToken", "nodeGroupConfigurations", "preferredCacheClusterAzs"],
    note: "rules decide nodeGroupConfigurations, engine, engineVersion and transitEncryptionEnabled",
  },
  {
    type: "aws:elasticache/serverlessCache:ServerlessCache",
    source: tf("elasticache/serverless_cache.go"),
    replaces: ["engine", "majorEngineVersion"],
    note: "the stored file predates in-place engine upgrades; counted as replacing until seen",
  },
  {
    type: "aws:glue/catalogDatabase:CatalogDatabase",
    source: tf("glue/catalog_database.go"),
    replaces: ["catalogId", "targetDatabase"],
  },
  {
    type: "aws:glue/catalogTable:CatalogTable",
    source: tf("glue/catalog_table.go"),
    replaces: [
      "openTableFormatInput.icebergInput.metadataOperation",
      "openTableFormatInput.icebergInput.version",
      "partitionIndices",
    ],
  },
  {
    type: "aws:glue/securityConfiguration:SecurityConfiguration",
    source: tf("glue/security_configuration.go"),
    replaces: ["encryptionConfiguration"],
  },
  {
    type: "aws:kms/key:Key",
    source: tf("kms/key.go"),
    replaces: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
  },
  {
    type: "aws:lambda/permission:Permission",
    source: tf("lambda/permission.go"),
    replaces: ["qualifier", "statementId"],
  },
  {
    type: "aws:lb/loadBalancer:LoadBalancer",
    source: tf("elbv2/load_balancer.go"),
    replaces: ["customerOwnedIpv4Pool"],
    note: "a rule decides subnets, subnetMappings and securityGroups",
  },
  {
    type: "aws:opensearch/domain:Domain",
    source: `${tf("opensearch/domain.go")} and its pull request 24222`,
    inPlace: ["advancedSecurityOptions.enabled", "encryptAtRest.enabled", "encryptAtRest.kmsKeyId"],
    note: "rules decide these, nodeToNodeEncryption, vpcOptions and engineVersion",
  },
  {
    type: "aws:route53/healthCheck:HealthCheck",
    source: tf("route53/health_check.go"),
    replaces: ["referenceName", "routingControlArn"],
    note: "ipAddress, port and fqdn are updated in place",
  },
  {
    type: "aws:route53/record:Record",
    source: tf("route53/record.go"),
    replaces: ["name"],
    note: "type and setIdentifier are changed in place, in one change batch",
  },
  {
    type: "aws:secretsmanager/secret:Secret",
    source: typings("secretsmanager/secret"),
    immutable: ["type"],
  },
  {
    type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    source: tf("ec2/vpc_security_group_ingress_rule.go"),
    inPlace: [
      "cidrIpv4",
      "cidrIpv6",
      "fromPort",
      "ipProtocol",
      "prefixListId",
      "referencedSecurityGroupId",
      "toPort",
    ],
    note: "a rule replaces when the kind of peer changes",
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    source: tf("ec2/vpc_security_group_ingress_rule.go"),
    inPlace: [
      "cidrIpv4",
      "cidrIpv6",
      "fromPort",
      "ipProtocol",
      "prefixListId",
      "referencedSecurityGroupId",
      "toPort",
    ],
    note: "a rule replaces when the kind of peer changes",
  },
];
