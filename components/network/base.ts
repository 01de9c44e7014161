import * as ec2 from "@pulumi/aws/ec2";
import type { NetworkContext, SubnetMap } from "./context";
import { child } from "./context";

/** What a cell's network and an anchor's have in common. */
export interface Base {
  readonly vpc: ec2.Vpc;
  readonly defaultSecurityGroup: ec2.DefaultSecurityGroup;
  readonly dataSubnets: SubnetMap;
  readonly dataRoutes: ec2.RouteTable;
}

/**
 * VPC, emptied default group, data subnets. The data route table has no way out: stores answer,
 * they do not call.
 *
 * The default network ACL stays as AWS made it (all allowed): emptying it would cut off every subnet,
 * since none has an ACL of its own.
 */
export function makeBase(context: NetworkContext): Base {
  const { args, plan, parent, protect } = context;
  const overrides = args.overrides ?? {};
  const vpcNames = child(context, "vpc");
  const vpc = new ec2.Vpc(
    vpcNames.name,
    {
      instanceTenancy: "default",
      tags: vpcNames.tags,
      ...overrides.vpc,
      cidrBlock: args.cidr,
      enableDnsSupport: true,
      // Endpoints' private DNS needs both.
      enableDnsHostnames: true,
      // An anchor too: a block added later is still unknown in the `up` that adds the public subnets.
      assignGeneratedIpv6CidrBlock: true,
    },
    { parent, protect },
  );
  const groupNames = child(context, "default-group");
  const defaultSecurityGroup = new ec2.DefaultSecurityGroup(
    groupNames.name,
    { vpcId: vpc.id, ingress: [], egress: [], tags: groupNames.tags },
    { parent },
  );
  const tableNames = child(context, "data-routes");
  const dataRoutes = new ec2.RouteTable(
    tableNames.name,
    { vpcId: vpc.id, tags: tableNames.tags },
    { parent },
  );
  const dataSubnets = new Map<string, ec2.Subnet>();
  for (const { availabilityZone, dataCidr } of plan) {
    const names = child(context, `data-${availabilityZone}`);
    const subnet = new ec2.Subnet(
      names.name,
      {
        tags: names.tags,
        ...overrides.dataSubnets,
        vpcId: vpc.id,
        availabilityZoneId: availabilityZone,
        cidrBlock: dataCidr,
        mapPublicIpOnLaunch: false,
        assignIpv6AddressOnCreation: false,
      },
      { parent, protect },
    );
    dataSubnets.set(availabilityZone, subnet);
    new ec2.RouteTableAssociation(
      `${names.name}-routes`,
      { routeTableId: dataRoutes.id, subnetId: subnet.id },
      { parent },
    );
  }
  return { vpc, defaultSecurityGroup, dataSubnets, dataRoutes };
}
