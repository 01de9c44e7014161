import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { type Tags, namedTags } from "../../infra/tags";
import { ATLAS_PORTS } from "../network";

/** Inputs of {@link FunctionNetwork}. */
export interface FunctionNetworkArgs {
  readonly vpcId: pulumi.Input<string>;
  /** The VPC's IPv4 block. */
  readonly vpcCidr: string;
  readonly tags: Tags;
}

/**
 * The group of all functions of a cell. One, that lives as long as the cell: Lambda keeps its network
 * interfaces for up to 40 minutes after a function, and a group with interfaces cannot be deleted.
 *
 * In comes nothing; out go MongoDB inside the VPC and HTTPS.
 */
export class FunctionNetwork extends pulumi.ComponentResource {
  readonly securityGroupId: pulumi.Output<string>;
  readonly nodes: { readonly securityGroup: ec2.SecurityGroup };

  constructor(name: string, args: FunctionNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:lambda:FunctionNetwork", name, args, opts);
    const groupName = `${name}-sg`;
    const securityGroup = new ec2.SecurityGroup(
      groupName,
      {
        // Neither may change: a new description would replace the group.
        description: "Functions of the cell",
        vpcId: args.vpcId,
        tags: namedTags(args.tags, groupName),
      },
      { parent: this },
    );
    const rule = (key: string) => ({
      securityGroupId: securityGroup.id,
      ipProtocol: "tcp",
      tags: namedTags(args.tags, `${groupName}-${key}`),
    });
    new vpc.SecurityGroupEgressRule(
      `${groupName}-to-atlas`,
      {
        ...rule("to-atlas"),
        fromPort: ATLAS_PORTS.from,
        toPort: ATLAS_PORTS.to,
        cidrIpv4: args.vpcCidr,
        description: "MongoDB through the Atlas endpoint",
      },
      { parent: this },
    );
    new vpc.SecurityGroupEgressRule(
      `${groupName}-to-https`,
      {
        ...rule("to-https"),
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
        description: "Search of the cell, and AWS services through endpoints or NAT",
      },
      { parent: this },
    );
    this.securityGroupId = securityGroup.id;
    this.nodes = { securityGroup };
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}
