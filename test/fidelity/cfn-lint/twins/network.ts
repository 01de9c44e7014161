import { PROVIDER_ONLY } from "../../python/row";
import type { Twins } from "./twin";

/** VPC, subnets, routes, endpoints, security groups. */
export const NETWORK: Twins = {
  "aws:ec2/vpc:Vpc": {
    twin: "AWS::EC2::VPC",
    others: { ipv6: "AWS::EC2::VPCCidrBlock" },
    rules: {
      assignGeneratedIpv6CidrBlock: "ipv6:AmazonProvidedIpv6CidrBlock",
      enableNetworkAddressUsageMetrics: { skip: "not in the schema" },
    },
    fixed: { "ipv6:VpcId": "vpc-0123456789abcdef0" },
  },
  "aws:ec2/subnet:Subnet": {
    twin: "AWS::EC2::Subnet",
    rules: {
      privateDnsHostnameTypeOnLaunch: "PrivateDnsNameOptionsOnLaunch.HostnameType",
    },
  },
  "aws:ec2/internetGateway:InternetGateway": {
    twin: "AWS::EC2::InternetGateway",
    others: { attachment: "AWS::EC2::VPCGatewayAttachment" },
    rules: { vpcId: "attachment:VpcId" },
    fixed: { "attachment:InternetGatewayId": "igw-0123456789abcdef0" },
  },
  "aws:ec2/eip:Eip": { twin: "AWS::EC2::EIP" },
  "aws:ec2/natGateway:NatGateway": {
    twin: "AWS::EC2::NatGateway",
    rules: { privateIp: "PrivateIpAddress" },
  },
  "aws:ec2/routeTable:RouteTable": { twin: "AWS::EC2::RouteTable" },
  "aws:ec2/route:Route": {
    twin: "AWS::EC2::Route",
    rules: { egressOnlyGatewayId: "EgressOnlyInternetGatewayId" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    twin: "AWS::EC2::SubnetRouteTableAssociation",
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    twin: "AWS::EC2::VPCEndpoint",
    rules: { policy: { json: "PolicyDocument" }, autoAccept: PROVIDER_ONLY },
  },
  "aws:ec2/flowLog:FlowLog": {
    twin: "AWS::EC2::FlowLog",
    rules: {
      vpcId: "ResourceId",
      subnetId: "ResourceId",
      iamRoleArn: "DeliverLogsPermissionArn",
    },
    fixed: { ResourceType: "VPC" },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    twin: "AWS::EC2::SecurityGroup",
    rules: {
      name: "GroupName",
      description: "GroupDescription",
      revokeRulesOnDelete: PROVIDER_ONLY,
    },
    fixed: { GroupDescription: "Managed by Pulumi" },
    autoname: "name",
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    none: "CloudFormation cannot take over a VPC's default group",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    twin: "AWS::EC2::SecurityGroupIngress",
    rules: {
      securityGroupId: "GroupId",
      cidrIpv4: "CidrIp",
      prefixListId: "SourcePrefixListId",
      referencedSecurityGroupId: "SourceSecurityGroupId",
      tags: { skip: "not in the schema" },
    },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    twin: "AWS::EC2::SecurityGroupEgress",
    rules: {
      securityGroupId: "GroupId",
      cidrIpv4: "CidrIp",
      prefixListId: "DestinationPrefixListId",
      referencedSecurityGroupId: "DestinationSecurityGroupId",
      tags: { skip: "not in the schema" },
    },
  },
};
