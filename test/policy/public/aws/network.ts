import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as ec2transitgateway from "@pulumi/aws/ec2transitgateway";
import { getAvailabilityZonesOutput } from "@pulumi/aws/getAvailabilityZones";
import * as iam from "@pulumi/aws/iam";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const AZS = ["a", "b", "c"];

/** Three zones with public and private subnets, a NAT gateway in each, flow logs in CloudWatch. */
export function threeTiers(): void {
  const main = new ec2.Vpc("main", {
    cidrBlock: "10.0.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: "main" },
  });
  new ec2.DefaultSecurityGroup("main", { vpcId: main.id, tags: { Name: "closed" } });
  const gateway = new ec2.InternetGateway("main", { vpcId: main.id });
  const publicRoutes = new ec2.RouteTable("public", {
    vpcId: main.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
  });
  for (const [index, az] of AZS.entries()) {
    const open = new ec2.Subnet(`public-${az}`, {
      vpcId: main.id,
      cidrBlock: `10.0.${String(index)}.0/24`,
      availabilityZone: `eu-west-1${az}`,
      mapPublicIpOnLaunch: false,
      tags: { Name: `public-${az}`, "kubernetes.io/role/elb": "1" },
    });
    new ec2.RouteTableAssociation(`public-${az}`, {
      subnetId: open.id,
      routeTableId: publicRoutes.id,
    });
    const address = new ec2.Eip(`nat-${az}`, { domain: "vpc" }, { dependsOn: [gateway] });
    const nat = new ec2.NatGateway(`nat-${az}`, { subnetId: open.id, allocationId: address.id });
    const closed = new ec2.Subnet(`private-${az}`, {
      vpcId: main.id,
      cidrBlock: `10.0.${String(64 + index * 16)}.0/20`,
      availabilityZone: `eu-west-1${az}`,
      tags: { Name: `private-${az}`, "kubernetes.io/role/internal-elb": "1" },
    });
    const routes = new ec2.RouteTable(`private-${az}`, { vpcId: main.id });
    new ec2.Route(`private-${az}`, {
      routeTableId: routes.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat.id,
    });
    new ec2.RouteTableAssociation(`private-${az}`, {
      subnetId: closed.id,
      routeTableId: routes.id,
    });
  }
  const log = new cloudwatch.LogGroup("flow", {
    name: "/vpc/main",
    retentionInDays: 365,
    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  });
  const role = new iam.Role("flow", {
    assumeRolePolicy: iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [{ type: "Service", identifiers: ["vpc-flow-logs.amazonaws.com"] }],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["111122223333"] },
            {
              test: "ArnLike",
              variable: "aws:SourceArn",
              values: ["arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*"],
            },
          ],
        },
      ],
    }).json,
  });
  new iam.RolePolicy("flow", {
    role: role.id,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
          ],
          Resource: pulumi.interpolate`${log.arn}:*`,
        },
      ],
    }),
  });
  new ec2.FlowLog("main", {
    vpcId: main.id,
    trafficType: "ALL",
    iamRoleArn: role.arn,
    logDestination: log.arn,
    maxAggregationInterval: 60,
  });
}

/** One NAT gateway for all, flow logs in a bucket, endpoints for what needs no internet. */
export function oneNat(): void {
  const zones = getAvailabilityZonesOutput({ state: "available" });
  const network = new ec2.Vpc("apps", {
    cidrBlock: "10.20.0.0/16",
    enableDnsHostnames: true,
    instanceTenancy: "default",
    assignGeneratedIpv6CidrBlock: true,
  });
  new ec2.DefaultSecurityGroup("apps", { vpcId: network.id, ingress: [], egress: [] });
  new ec2.FlowLog("apps", {
    vpcId: network.id,
    trafficType: "REJECT",
    logDestinationType: "s3",
    logDestination: "arn:aws:s3:::acme-flow-logs/apps/",
    destinationOptions: { fileFormat: "parquet", perHourPartition: true },
  });
  const gateway = new ec2.InternetGateway("apps", {});
  new ec2.InternetGatewayAttachment("apps", { internetGatewayId: gateway.id, vpcId: network.id });
  const egressOnly = new ec2.EgressOnlyInternetGateway("apps", { vpcId: network.id });
  const subnets = [0, 1].map(
    (index) =>
      new ec2.Subnet(`apps-${String(index)}`, {
        vpcId: network.id,
        cidrBlock: `10.20.${String(index * 16)}.0/20`,
        availabilityZone: zones.names.apply((names) => names[index] ?? ""),
      }),
  );
  const edge = new ec2.Subnet("edge", { vpcId: network.id, cidrBlock: "10.20.240.0/24" });
  const address = new ec2.Eip("apps-nat", {});
  const nat = new ec2.NatGateway("apps", {
    subnetId: edge.id,
    allocationId: address.allocationId,
    connectivityType: "public",
  });
  const routes = new ec2.RouteTable("apps", {
    vpcId: network.id,
    routes: [
      { cidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
      { ipv6CidrBlock: "::/0", egressOnlyGatewayId: egressOnly.id },
    ],
  });
  for (const [index, subnet] of subnets.entries())
    new ec2.RouteTableAssociation(`apps-${String(index)}`, {
      routeTableId: routes.id,
      subnetId: subnet.id,
    });
  new ec2.VpcEndpoint("s3", {
    vpcId: network.id,
    serviceName: "com.amazonaws.eu-west-1.s3",
    routeTableIds: [routes.id],
  });
  new ec2.VpcEndpoint("dynamodb", {
    vpcId: network.id,
    vpcEndpointType: "Gateway",
    serviceName: "com.amazonaws.eu-west-1.dynamodb",
    routeTableIds: [routes.id],
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "dynamodb:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
        },
      ],
    }),
  });
  const group = new ec2.SecurityGroup("endpoints", {
    vpcId: network.id,
    description: "Interface endpoints",
    ingress: [
      {
        description: "HTTPS from the VPC",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: [network.cidrBlock],
      },
    ],
  });
  for (const service of ["ecr.api", "ecr.dkr", "sts", "logs", "secretsmanager", "ssm"]) {
    new ec2.VpcEndpoint(service.replace(".", "-"), {
      vpcId: network.id,
      vpcEndpointType: "Interface",
      serviceName: `com.amazonaws.eu-west-1.${service}`,
      subnetIds: subnets.map((subnet) => subnet.id),
      securityGroupIds: [group.id],
      privateDnsEnabled: true,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "OwnOrganisation",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "*",
            Resource: "*",
            Condition: {
              StringEquals: {
                "aws:PrincipalOrgID": "o-a1b2c3d4e5",
                "aws:ResourceOrgID": "o-a1b2c3d4e5",
              },
            },
          },
        ],
      }),
    });
  }
}

/** A VPC without a way out: databases, reached over a peering and a transit gateway. */
export function isolated(): void {
  const virginia = new Provider("us-east-1", { region: "us-east-1" });
  const data = new ec2.Vpc("data", { cidrBlock: "10.60.0.0/16", enableDnsHostnames: true });
  new ec2.DefaultSecurityGroup("data", { vpcId: data.id });
  new ec2.FlowLog("data", {
    vpcId: data.id,
    trafficType: "ALL",
    logDestinationType: "s3",
    logDestination: "arn:aws:s3:::acme-flow-logs",
  });
  const subnets = AZS.map(
    (az, index) =>
      new ec2.Subnet(`data-${az}`, {
        vpcId: data.id,
        cidrBlock: `10.60.${String(index)}.0/24`,
        availabilityZone: `eu-west-1${az}`,
      }),
  );
  const peer = new ec2.Vpc(
    "replica",
    { cidrBlock: "10.61.0.0/16", enableDnsSupport: true },
    { provider: virginia },
  );
  new ec2.DefaultSecurityGroup("replica", { vpcId: peer.id }, { provider: virginia });
  new ec2.FlowLog(
    "replica",
    {
      vpcId: peer.id,
      trafficType: "ALL",
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::acme-flow-logs-use1",
    },
    { provider: virginia },
  );
  const peering = new ec2.VpcPeeringConnection("replica", {
    vpcId: data.id,
    peerVpcId: peer.id,
    peerRegion: "us-east-1",
  });
  new ec2.VpcPeeringConnectionAccepter(
    "replica",
    { vpcPeeringConnectionId: peering.id, autoAccept: true },
    { provider: virginia },
  );
  const routes = new ec2.RouteTable("data", { vpcId: data.id });
  new ec2.Route("data-replica", {
    routeTableId: routes.id,
    destinationCidrBlock: "10.61.0.0/16",
    vpcPeeringConnectionId: peering.id,
  });
  const hub = new ec2transitgateway.TransitGateway("hub", {
    description: "Hub",
    autoAcceptSharedAttachments: "disable",
    defaultRouteTableAssociation: "disable",
    defaultRouteTablePropagation: "disable",
    dnsSupport: "enable",
  });
  new ec2transitgateway.VpcAttachment("data", {
    transitGatewayId: hub.id,
    vpcId: data.id,
    subnetIds: subnets.map((subnet) => subnet.id),
  });
  new ec2.Route("data-offices", {
    routeTableId: routes.id,
    destinationCidrBlock: "10.0.0.0/8",
    transitGatewayId: hub.id,
  });
}

/** Network ACLs that say what the security groups say, once more. */
export function networkAcls(): void {
  const acl = new ec2.NetworkAcl("web", {
    vpcId: "vpc-0a11b22c33d44e55f",
    subnetIds: ["subnet-0a11b22c33d44e55f"],
    ingress: [
      {
        ruleNo: 100,
        protocol: "tcp",
        action: "allow",
        cidrBlock: "0.0.0.0/0",
        fromPort: 443,
        toPort: 443,
      },
      {
        ruleNo: 110,
        protocol: "tcp",
        action: "allow",
        cidrBlock: "0.0.0.0/0",
        fromPort: 32768,
        toPort: 65535,
      },
    ],
    egress: [
      {
        ruleNo: 100,
        protocol: "-1",
        action: "allow",
        cidrBlock: "0.0.0.0/0",
        fromPort: 0,
        toPort: 0,
      },
    ],
  });
  new ec2.NetworkAclRule("web-internal", {
    networkAclId: acl.id,
    ruleNumber: 200,
    egress: false,
    protocol: "-1",
    ruleAction: "allow",
    cidrBlock: "10.0.0.0/8",
  });
  new ec2.NetworkAclRule("web-no-telnet", {
    networkAclId: acl.id,
    ruleNumber: 50,
    protocol: "tcp",
    ruleAction: "deny",
    cidrBlock: "0.0.0.0/0",
    fromPort: 23,
    toPort: 23,
  });
}

/** A service that others reach by PrivateLink, when they are let in. */
export function endpointService(): void {
  const service = new ec2.VpcEndpointService("quotes", {
    acceptanceRequired: true,
    networkLoadBalancerArns: [
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/quotes/0123456789abcdef",
    ],
    allowedPrincipals: ["arn:aws:iam::444455556666:root"],
  });
  new ec2.VpcEndpointConnectionNotification("quotes", {
    vpcEndpointServiceId: service.id,
    connectionEvents: ["Accept", "Reject"],
    connectionNotificationArn: "arn:aws:sns:eu-west-1:111122223333:network",
  });
}

/** The account's defaults: disks are encrypted, instances answer only to the newer metadata service. */
export function accountDefaults(): void {
  new ec2.VpcBlockPublicAccessOptions("all", { internetGatewayBlockMode: "block-ingress" });
  new ec2.InstanceMetadataDefaults("all", { httpTokens: "required", httpPutResponseHopLimit: 2 });
  const plan = new ec2.VpcIpam("plan", {
    operatingRegions: [{ regionName: "eu-west-1" }],
    description: "Addresses",
  });
  const pool = new ec2.VpcIpamPool("eu", {
    addressFamily: "ipv4",
    ipamScopeId: provided(plan.privateDefaultScopeId, "ipam-scope-0a1b2c3d4e5f60718"),
    locale: "eu-west-1",
  });
  new ec2.VpcIpamPoolCidr("eu", { ipamPoolId: pool.id, cidr: "10.128.0.0/10" });
}
