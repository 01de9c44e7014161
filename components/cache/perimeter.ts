import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { CacheArgs } from "./args";
import { CACHE_PORT } from "./cache-layout";

/**
 * Security group of both cache groups: pods and nodes of the app subnets may connect to the one port,
 * nobody else, and nothing goes out. Each rule is a resource of its own, by AZ, so that a third AZ adds one.
 */
export function makePerimeter(
  name: string,
  args: CacheArgs,
  parent: pulumi.Resource,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(
    name,
    {
      // Neither may change: a new description would replace the group.
      description: "Caches of the cell",
      vpcId: args.vpcId,
      tags: namedTags(args.tags, name),
    },
    { parent },
  );
  for (const { availabilityZone, cidr } of args.appSubnets) {
    const rule = `${name}-from-${availabilityZone}`;
    new vpc.SecurityGroupIngressRule(
      rule,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: CACHE_PORT,
        toPort: CACHE_PORT,
        cidrIpv4: cidr,
        description: "App subnet",
        tags: namedTags(args.tags, rule),
      },
      { parent },
    );
  }
  return group;
}
