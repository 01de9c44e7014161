import * as ec2 from "@pulumi/aws/ec2";
import * as mongodbatlas from "@pulumi/mongodbatlas";
import * as pulumi from "@pulumi/pulumi";
import { provided } from "../support";

const PROJECT = "64b1f0c2a5d3e87f1c2b3a4d";

/** Who may reach the project's clusters: networks, addresses, security groups of the peer. */
export function accessList(): void {
  const list: Record<string, mongodbatlas.ProjectIpAccessListArgs> = {
    vpc: { projectId: PROJECT, cidrBlock: "10.40.0.0/16", comment: "Production VPC" },
    offices: { projectId: PROJECT, cidrBlock: "198.51.100.0/24", comment: "Offices" },
    nat: { projectId: PROJECT, ipAddress: "203.0.113.24", comment: "NAT gateway" },
    group: { projectId: PROJECT, awsSecurityGroup: "sg-0a1b2c3d4e5f60718" },
    single: { projectId: PROJECT, cidrBlock: "203.0.113.25/32" },
  };
  for (const [name, entry] of Object.entries(list))
    new mongodbatlas.ProjectIpAccessList(name, entry);
  for (const [index, cidrBlock] of new pulumi.Config()
    .requireObject<string[]>("adminCidrs")
    .entries()) {
    new mongodbatlas.ProjectIpAccessList(`admin-${String(index)}`, {
      projectId: PROJECT,
      cidrBlock,
      comment: "Administrators",
    });
  }
  // The addresses of a NAT gateway that does not exist yet.
  const address = new ec2.Eip("nat", { domain: "vpc" });
  new mongodbatlas.ProjectIpAccessList("own-nat", {
    projectId: PROJECT,
    cidrBlock: pulumi.interpolate`${address.publicIp}/32`,
  });
}

/** Over PrivateLink. */
export function privateLink(): void {
  const link = new mongodbatlas.PrivateLinkEndpoint("link", {
    projectId: PROJECT,
    providerName: "AWS",
    region: "EU_WEST_1",
  });
  const group = new ec2.SecurityGroup("atlas", {
    vpcId: "vpc-0a11b22c33d44e55f",
    description: "Atlas endpoint",
    ingress: [
      {
        description: "Ports of the endpoint",
        protocol: "tcp",
        fromPort: 1024,
        toPort: 65535,
        cidrBlocks: ["10.40.0.0/16"],
      },
    ],
  });
  const endpoint = new ec2.VpcEndpoint("atlas", {
    vpcId: "vpc-0a11b22c33d44e55f",
    serviceName: provided(
      link.endpointServiceName,
      "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718",
    ),
    vpcEndpointType: "Interface",
    subnetIds: ["subnet-0a11b22c33d44e55f", "subnet-0b11b22c33d44e55f"],
    securityGroupIds: [group.id],
  });
  new mongodbatlas.PrivateLinkEndpointService("link", {
    projectId: PROJECT,
    privateLinkId: link.privateLinkId,
    endpointServiceId: endpoint.id,
    providerName: "AWS",
  });
  new mongodbatlas.PrivateEndpointRegionalMode("all", { projectId: PROJECT, enabled: true });
  new mongodbatlas.PrivatelinkEndpointServiceDataFederationOnlineArchive("archive", {
    projectId: PROJECT,
    providerName: "AWS",
    endpointId: "vpce-0a1b2c3d4e5f60718",
    comment: "Archive",
  });
}

/** Over a peering. */
export function peering(): void {
  const container = new mongodbatlas.NetworkContainer("eu", {
    projectId: PROJECT,
    atlasCidrBlock: "10.8.0.0/21",
    providerName: "AWS",
    regionName: "EU_WEST_1",
  });
  const network = new ec2.Vpc("apps", { cidrBlock: "10.40.0.0/16", enableDnsHostnames: true });
  new ec2.DefaultSecurityGroup("apps", { vpcId: network.id });
  new ec2.FlowLog("apps", {
    vpcId: network.id,
    trafficType: "ALL",
    logDestinationType: "s3",
    logDestination: "arn:aws:s3:::acme-flow-logs",
  });
  const connection = new mongodbatlas.NetworkPeering("apps", {
    projectId: PROJECT,
    containerId: container.containerId,
    providerName: "AWS",
    accepterRegionName: "eu-west-1",
    vpcId: network.id,
    awsAccountId: "111122223333",
    routeTableCidrBlock: network.cidrBlock,
  });
  const accepter = new ec2.VpcPeeringConnectionAccepter("atlas", {
    vpcPeeringConnectionId: provided(connection.connectionId, "pcx-0a1b2c3d4e5f60718"),
    autoAccept: true,
  });
  const routes = new ec2.RouteTable("apps", { vpcId: network.id });
  new ec2.Route("atlas", {
    routeTableId: routes.id,
    destinationCidrBlock: container.atlasCidrBlock,
    vpcPeeringConnectionId: accepter.id,
  });
  new mongodbatlas.ProjectIpAccessList("apps", {
    projectId: PROJECT,
    cidrBlock: network.cidrBlock,
    comment: "Peered VPC",
  });
  new mongodbatlas.CustomDnsConfigurationClusterAws("apps", { projectId: PROJECT, enabled: true });
}

/** Private networks, as wide as their owners made them, and a provider's own range. */
export function wideNetworks(): void {
  for (const cidrBlock of ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "203.0.112.0/22"])
    new mongodbatlas.ProjectIpAccessList(cidrBlock, { projectId: PROJECT, cidrBlock });
}
