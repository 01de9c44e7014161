import * as ec2 from "@pulumi/aws/ec2";
import type { Base } from "./base";
import type { NetworkContext, SubnetMap } from "./context";
import { child } from "./context";
import { ipv6Subnet, natAzOf, natAzs } from "./network-layout";

/** What only a cell's network has: public and app subnets and their ways out. */
export interface Egress {
  readonly publicSubnets: SubnetMap;
  readonly appSubnets: SubnetMap;
  readonly internetGateway: ec2.InternetGateway;
  readonly natGateways: ReadonlyMap<string, ec2.NatGateway>;
  readonly addresses: ReadonlyMap<string, ec2.Eip>;
  /** Route tables of app subnets by AZ id. */
  readonly appRoutes: ReadonlyMap<string, ec2.RouteTable>;
}

/**
 * Public subnets (load balancer, NAT), app subnets, internet gateway, NAT gateways.
 * Each app subnet has its own route table from the first day, so that growing from one NAT gateway to
 * one per AZ only changes the target of routes, in place.
 */
export function makeEgress(context: NetworkContext, base: Base): Egress {
  const { args, plan, parent } = context;
  const { vpc } = base;
  const gatewayNames = child(context, "internet");
  const internetGateway = new ec2.InternetGateway(
    gatewayNames.name,
    { vpcId: vpc.id, tags: gatewayNames.tags },
    { parent },
  );
  const publicSubnets = makePublicSubnets(context, vpc, internetGateway);
  const { natGateways, addresses } = makeNat(context, publicSubnets, internetGateway);
  const appSubnets = new Map<string, ec2.Subnet>();
  const appRoutes = new Map<string, ec2.RouteTable>();
  for (const { availabilityZone, appCidr } of plan) {
    const names = child(context, `app-${availabilityZone}`);
    const subnet = new ec2.Subnet(
      names.name,
      {
        tags: names.tags,
        ...args.overrides?.appSubnets,
        vpcId: vpc.id,
        availabilityZoneId: availabilityZone,
        cidrBlock: appCidr,
        mapPublicIpOnLaunch: false,
        assignIpv6AddressOnCreation: false,
      },
      { parent },
    );
    const table = new ec2.RouteTable(
      `${names.name}-table`,
      { vpcId: vpc.id, tags: child(context, `app-${availabilityZone}-table`).tags },
      { parent },
    );
    const nat = natGateways.get(natAzOf(context.size, args.availabilityZones, availabilityZone));
    if (nat === undefined) throw new Error(`no NAT gateway serves AZ ${availabilityZone}`);
    new ec2.Route(
      `${names.name}-out`,
      { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.id },
      { parent },
    );
    new ec2.RouteTableAssociation(
      `${names.name}-routes`,
      { routeTableId: table.id, subnetId: subnet.id },
      { parent },
    );
    appSubnets.set(availabilityZone, subnet);
    appRoutes.set(availabilityZone, table);
  }
  return { publicSubnets, appSubnets, internetGateway, natGateways, addresses, appRoutes };
}

function makePublicSubnets(
  context: NetworkContext,
  vpc: ec2.Vpc,
  internetGateway: ec2.InternetGateway,
): Map<string, ec2.Subnet> {
  const { args, plan, parent } = context;
  const tableNames = child(context, "public-routes");
  const table = new ec2.RouteTable(
    tableNames.name,
    { vpcId: vpc.id, tags: tableNames.tags },
    { parent },
  );
  const out = { routeTableId: table.id, gatewayId: internetGateway.id };
  new ec2.Route(
    `${tableNames.name}-ipv4`,
    { ...out, destinationCidrBlock: "0.0.0.0/0" },
    { parent },
  );
  new ec2.Route(
    `${tableNames.name}-ipv6`,
    { ...out, destinationIpv6CidrBlock: "::/0" },
    { parent },
  );
  const subnets = new Map<string, ec2.Subnet>();
  for (const { availabilityZone, publicCidr, publicIpv6Index } of plan) {
    const names = child(context, `public-${availabilityZone}`);
    const subnet = new ec2.Subnet(
      names.name,
      {
        tags: names.tags,
        ...args.overrides?.publicSubnets,
        vpcId: vpc.id,
        availabilityZoneId: availabilityZone,
        cidrBlock: publicCidr,
        ipv6CidrBlock: vpc.ipv6CidrBlock.apply((block) => ipv6Subnet(block, publicIpv6Index)),
        // The load balancer takes its own addresses; nothing else may get a public one by accident.
        mapPublicIpOnLaunch: false,
        assignIpv6AddressOnCreation: false,
      },
      { parent },
    );
    new ec2.RouteTableAssociation(
      `${names.name}-routes`,
      { routeTableId: table.id, subnetId: subnet.id },
      { parent },
    );
    subnets.set(availabilityZone, subnet);
  }
  return subnets;
}

function makeNat(
  context: NetworkContext,
  publicSubnets: SubnetMap,
  internetGateway: ec2.InternetGateway,
): { natGateways: Map<string, ec2.NatGateway>; addresses: Map<string, ec2.Eip> } {
  const { args, parent } = context;
  const natGateways = new Map<string, ec2.NatGateway>();
  const addresses = new Map<string, ec2.Eip>();
  for (const availabilityZone of natAzs(context.size, args.availabilityZones)) {
    const names = child(context, `nat-${availabilityZone}`);
    const subnet = publicSubnets.get(availabilityZone);
    if (subnet === undefined) throw new Error(`no public subnet in AZ ${availabilityZone}`);
    const address = new ec2.Eip(
      `${names.name}-address`,
      { domain: "vpc", tags: child(context, `nat-${availabilityZone}-address`).tags },
      { parent, dependsOn: [internetGateway] },
    );
    // Zonal, not regional: a regional gateway's addresses are AWS's to change.
    const gateway = new ec2.NatGateway(
      names.name,
      {
        connectivityType: "public",
        availabilityMode: "zonal",
        allocationId: address.allocationId,
        subnetId: subnet.id,
        tags: names.tags,
      },
      { parent, dependsOn: [internetGateway] },
    );
    addresses.set(availabilityZone, address);
    natGateways.set(availabilityZone, gateway);
  }
  return { natGateways, addresses };
}
