import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import { namedTags } from "../../infra/tags";
import type { SearchContext } from "./context";

/**
 * Security group of the domain's endpoints: HTTPS from the app subnets and nothing else, out nothing at
 * all. Each rule is a resource of its own: a group with rules inside it undoes what others add.
 */
export function makePerimeter({ name, args, parent }: SearchContext): ec2.SecurityGroup {
  const groupName = `${name}-sg`;
  const group = new ec2.SecurityGroup(
    groupName,
    {
      // Neither may change: a new description would replace the group.
      description: "Search of the cell",
      vpcId: args.vpcId,
      tags: namedTags(args.tags, groupName),
    },
    { parent },
  );
  for (const { availabilityZone, cidr } of args.appSubnets) {
    const rule = `${groupName}-${availabilityZone}`;
    new vpc.SecurityGroupIngressRule(
      rule,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: cidr,
        description: `App subnet in ${availabilityZone}`,
        tags: namedTags(args.tags, rule),
      },
      { parent },
    );
  }
  return group;
}
