import type { Placement } from "../../python/row";
import { PROVIDER_ONLY } from "../../python/row";
import type { Operations, Rows } from "./row";

const VPC = "vpc-0123456789abcdef0";
const GROUP = "sg-0123456789abcdef0";

/** An operation that takes tags by the kind of what it creates. */
function create(
  operation: string,
  kind: string,
  placement: Placement & { also?: string[] },
): Operations {
  const { also = [], rules, fixed, ...rest } = placement;
  return {
    operations: [`ec2.${operation}`, ...also],
    rules: { tags: "TagSpecifications[0].Tags", ...rules },
    fixed: { [`${operation}:TagSpecifications[0].ResourceType`]: kind, ...fixed },
    ...rest,
  };
}

const PERMISSION = "IpPermissions[0]";

function groupRule(operation: string): Operations {
  const ends = {
    cidrIpv4: `${PERMISSION}.IpRanges[0]`,
    cidrIpv6: `${PERMISSION}.Ipv6Ranges[0]`,
    prefixListId: `${PERMISSION}.PrefixListIds[0]`,
    referencedSecurityGroupId: `${PERMISSION}.UserIdGroupPairs[0]`,
  };
  return create(operation, "security-group-rule", {
    rules: {
      securityGroupId: "GroupId",
      ipProtocol: `${PERMISSION}.IpProtocol`,
      fromPort: `${PERMISSION}.FromPort`,
      toPort: `${PERMISSION}.ToPort`,
      cidrIpv4: `${ends.cidrIpv4}.CidrIp`,
      cidrIpv6: `${ends.cidrIpv6}.CidrIpv6`,
      prefixListId: `${ends.prefixListId}.PrefixListId`,
      referencedSecurityGroupId: `${ends.referencedSecurityGroupId}.GroupId`,
      description: {
        byPresence: Object.fromEntries(
          Object.entries(ends).map(([property, end]) => [property, `${end}.Description`]),
        ),
      },
    },
  });
}

/** Rules inside a group; the platform's groups have none. */
function inlineRules(property: string, operation: string): Record<string, string> {
  return {
    [property]: `${operation}:IpPermissions`,
    [`${property}[].protocol`]: "IpProtocol",
    [`${property}[].cidrBlocks`]: "IpRanges[].CidrIp",
    [`${property}[].ipv6CidrBlocks`]: "Ipv6Ranges[].CidrIpv6",
    [`${property}[].prefixListIds`]: "PrefixListIds[].PrefixListId",
    [`${property}[].securityGroups`]: "UserIdGroupPairs[].GroupId",
  };
}

/** VPC, subnets, routes, endpoints, security groups. */
export const NETWORK: Rows = {
  "aws:ec2/vpc:Vpc": create("CreateVpc", "vpc", {
    also: ["ec2.ModifyVpcAttribute"],
    rules: {
      assignGeneratedIpv6CidrBlock: "AmazonProvidedIpv6CidrBlock",
      enableDnsHostnames: "ModifyVpcAttribute:EnableDnsHostnames.Value",
      enableDnsSupport: "ModifyVpcAttribute:EnableDnsSupport.Value",
      enableNetworkAddressUsageMetrics: "ModifyVpcAttribute:EnableNetworkAddressUsageMetrics.Value",
    },
    fixed: { "ModifyVpcAttribute:VpcId": VPC },
  }),
  "aws:ec2/subnet:Subnet": create("CreateSubnet", "subnet", {
    also: ["ec2.ModifySubnetAttribute"],
    rules: {
      assignIpv6AddressOnCreation: "ModifySubnetAttribute:AssignIpv6AddressOnCreation.Value",
      mapPublicIpOnLaunch: "ModifySubnetAttribute:MapPublicIpOnLaunch.Value",
      enableDns64: "ModifySubnetAttribute:EnableDns64.Value",
      privateDnsHostnameTypeOnLaunch: "ModifySubnetAttribute:PrivateDnsHostnameTypeOnLaunch",
    },
    fixed: { "ModifySubnetAttribute:SubnetId": "subnet-0123456789abcdef0" },
  }),
  "aws:ec2/internetGateway:InternetGateway": create("CreateInternetGateway", "internet-gateway", {
    also: ["ec2.AttachInternetGateway"],
    rules: { vpcId: "AttachInternetGateway:VpcId" },
    fixed: { "AttachInternetGateway:InternetGatewayId": "igw-0123456789abcdef0" },
  }),
  "aws:ec2/eip:Eip": create("AllocateAddress", "elastic-ip", {}),
  "aws:ec2/natGateway:NatGateway": create("CreateNatGateway", "natgateway", {}),
  "aws:ec2/routeTable:RouteTable": create("CreateRouteTable", "route-table", {}),
  "aws:ec2/route:Route": {
    operations: ["ec2.CreateRoute"],
    rules: { egressOnlyGatewayId: "EgressOnlyInternetGatewayId" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    operations: ["ec2.AssociateRouteTable"],
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": create("CreateVpcEndpoint", "vpc-endpoint", {
    rules: { policy: "PolicyDocument", autoAccept: PROVIDER_ONLY },
  }),
  "aws:ec2/flowLog:FlowLog": create("CreateFlowLogs", "vpc-flow-log", {
    rules: {
      vpcId: "ResourceIds[0]",
      subnetId: "ResourceIds[0]",
      iamRoleArn: "DeliverLogsPermissionArn",
    },
    fixed: { ResourceType: "VPC" },
  }),
  "aws:ec2/securityGroup:SecurityGroup": create("CreateSecurityGroup", "security-group", {
    rules: { name: "GroupName", revokeRulesOnDelete: PROVIDER_ONLY },
    fixed: { Description: "Managed by Pulumi" },
    autoname: "name",
  }),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    operations: [
      "ec2.CreateTags",
      "ec2.AuthorizeSecurityGroupIngress",
      "ec2.AuthorizeSecurityGroupEgress",
    ],
    rules: {
      vpcId: { skip: "the group is looked up: it is made with the VPC" },
      ...inlineRules("ingress", "AuthorizeSecurityGroupIngress"),
      ...inlineRules("egress", "AuthorizeSecurityGroupEgress"),
    },
    fixed: {
      "Resources[0]": GROUP,
      "AuthorizeSecurityGroupIngress:GroupId": GROUP,
      "AuthorizeSecurityGroupEgress:GroupId": GROUP,
    },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": groupRule(
    "AuthorizeSecurityGroupIngress",
  ),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": groupRule(
    "AuthorizeSecurityGroupEgress",
  ),
};
