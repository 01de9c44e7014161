/** A control whose name does not say that it is one; its declaration or the service's documentation does. */
export interface DocumentedLine {
  readonly type: string;
  readonly paths: readonly string[];
  /** What is said, in short, and where. */
  readonly source: string;
}

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const SCHEDULE = "mongodbatlas:index/cloudBackupSchedule:CloudBackupSchedule";
const LISTENER = "aws:lb/listener:Listener";

/** Controls by documentation. */
export const DOCUMENTED: readonly DocumentedLine[] = [
  {
    type: "aws:acm/certificate:Certificate",
    paths: ["validationMethod"],
    source:
      "ACM user guide, validation: e-mail validation gives the certificate to whoever reads the " +
      "domain's mail, and is not renewed by itself",
  },
  {
    type: "aws:ec2/subnet:Subnet",
    paths: ["assignIpv6AddressOnCreation"],
    source: "declaration: network interfaces created in the subnet are assigned an IPv6 address",
  },
  {
    type: "aws:ec2/routeTable:RouteTable",
    paths: ["routes"],
    source: "VPC user guide: a subnet whose route table leads to an internet gateway is public",
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    paths: ["routeTableId"],
    source: "VPC user guide: a subnet whose route table leads to an internet gateway is public",
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    paths: ["routeTableIds"],
    source: "NW-06; declaration: the routes that lead through a gateway endpoint",
  },
  {
    type: "mongodbatlas:index/customDbRole:CustomDbRole",
    paths: ["actions[].resources[].collectionName"],
    source: "MA-06; Atlas, custom roles: an empty name stands for every collection",
  },
  {
    type: "aws:ecr/replicationConfiguration:ReplicationConfiguration",
    paths: [
      "replicationConfiguration.rules",
      "replicationConfiguration.rules[]",
      "replicationConfiguration.rules[].destinations",
      "replicationConfiguration.rules[].destinations[]",
      "replicationConfiguration.rules[].destinations[].registryId",
    ],
    source: "declaration: account and region that images are copied to",
  },
  {
    type: LISTENER,
    paths: ["defaultActions[].type", "defaultActions[].redirect"],
    source: "ELB user guide: a plain listener redirects; catalogue row for HTTP listeners",
  },
  {
    type: "aws:lb/targetGroup:TargetGroup",
    paths: ["healthCheck.interval", "healthCheck.timeout", "healthCheck.matcher"],
    source: "declaration: when a target is taken out, and which answers count as healthy",
  },
  {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    paths: ["period"],
    source: "declaration: the period in seconds over which the statistic is applied",
  },
  {
    type: WEB_ACL,
    paths: [
      "rules",
      "rules[]",
      "rules[].action.block",
      "rules[].overrideAction.none",
      "rules[].statement.managedRuleGroupStatement",
      "rules[].statement.managedRuleGroupStatement.name",
      "rules[].statement.rateBasedStatement",
      "rules[].statement.rateBasedStatement.limit",
      "rules[].statement.rateBasedStatement.evaluationWindowSec",
    ],
    source: "declaration: which requests are blocked, by which rule group, above which rate",
  },
  {
    type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    paths: ["rules[].filter.tag", "rules[].filter.tag.value", "rules[].filter.prefix"],
    source: "declaration: filter that says which objects a rule expires",
  },
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    paths: ["rules", "rules[]", "rules[].filter.prefix", "rules[].sourceSelectionCriteria"],
    source: "declaration: which objects are replicated",
  },
  {
    type: "aws:route53/record:Record",
    paths: ["records", "records[]"],
    source: "RFC 8659: a CAA record says which authorities may issue certificates",
  },
  {
    type: CLUSTER,
    paths: ["mongoDbMajorVersion"],
    source: "declaration: Atlas supports the versions that have not reached end of life",
  },
  {
    type: SCHEDULE,
    paths: ["policyItemHourly.frequencyInterval", "policyItemYearlies"],
    source: "declaration: hours between two snapshots; how long the snapshots of a year are kept",
  },
  {
    type: "mongodbatlas:index/alertConfiguration:AlertConfiguration",
    paths: ["notifications[].typeName"],
    source: "declaration: who is told",
  },
  {
    type: "mongodbatlas:index/resourcePolicy:ResourcePolicy",
    paths: ["policies", "policies[]", "policies[].body"],
    source: "Atlas, resource policies: Cedar policies that forbid what nobody may configure",
  },
  {
    type: "mongodbatlas:index/globalClusterConfig:GlobalClusterConfig",
    paths: ["managedNamespaces[].collection"],
    source: "Atlas, global clusters: a managed namespace keeps documents in their location's zone",
  },
];
