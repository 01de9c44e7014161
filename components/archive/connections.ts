import * as ec2 from "@pulumi/aws/ec2";
import * as glue from "@pulumi/aws/glue";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import { ATLAS_PORTS } from "../network";
import type { ArchiveArgs } from "./args";

/** How Glue jobs stand in the cell's network. */
export interface Connections {
  readonly securityGroup: ec2.SecurityGroup;
  /** One an AZ, in the order of the subnets. */
  readonly connections: readonly glue.Connection[];
}

/** AZs with a connection: a job names one, and is started in the other when an AZ is lost. */
const CONNECTION_AZS = 2;

/** `NETWORK` connections in two AZs, with the group that jobs carry. */
export function makeConnections(
  name: string,
  args: ArchiveArgs,
  parent: pulumi.Resource,
): Connections {
  const securityGroup = makeSecurityGroup(`${name}-sg`, args, parent);
  const connections = args.subnets.slice(0, CONNECTION_AZS).map((subnet, position) => {
    const connection = `${name}-${String(position)}`;
    return new glue.Connection(
      connection,
      {
        description: `Glue jobs in the cell's network, AZ ${String(position + 1)} of ${String(CONNECTION_AZS)}`,
        connectionType: "NETWORK",
        physicalConnectionRequirements: {
          subnetId: subnet.id,
          availabilityZone: subnet.availabilityZone,
          securityGroupIdLists: [securityGroup.id],
        },
        tags: namedTags(args.tags, connection),
      },
      { parent },
    );
  });
  return { securityGroup, connections };
}

/**
 * The group of Glue jobs. Workers of a job talk to each other on any port, so Glue demands that the group
 * lets itself in on all of TCP; out go only that, Atlas and HTTPS to AWS services.
 */
function makeSecurityGroup(
  name: string,
  args: ArchiveArgs,
  parent: pulumi.Resource,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(
    name,
    {
      // Neither may change: a new description would replace the group.
      description: "Glue jobs of the cell",
      vpcId: args.vpcId,
      tags: namedTags(args.tags, name),
    },
    { parent },
  );
  const rule = (key: string) => ({
    securityGroupId: group.id,
    ipProtocol: "tcp",
    tags: namedTags(args.tags, `${name}-${key}`),
  });
  const anyPort = { fromPort: 0, toPort: 65_535, referencedSecurityGroupId: group.id };
  new vpc.SecurityGroupIngressRule(
    `${name}-from-workers`,
    { ...rule("from-workers"), ...anyPort, description: "Workers of one job" },
    { parent },
  );
  new vpc.SecurityGroupEgressRule(
    `${name}-to-workers`,
    { ...rule("to-workers"), ...anyPort, description: "Workers of one job" },
    { parent },
  );
  new vpc.SecurityGroupEgressRule(
    `${name}-to-atlas`,
    {
      ...rule("to-atlas"),
      fromPort: ATLAS_PORTS.from,
      toPort: ATLAS_PORTS.to,
      cidrIpv4: args.vpcCidr,
      description: "MongoDB through the Atlas endpoint",
    },
    { parent },
  );
  new vpc.SecurityGroupEgressRule(
    `${name}-to-aws`,
    {
      ...rule("to-aws"),
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
      description: "AWS services, through endpoints or NAT",
    },
    { parent },
  );
  return group;
}
