import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type * as pulumi from "@pulumi/pulumi";
import { namedTags } from "../../infra/tags";
import type { EntryArgs } from "./args";

/** Anyone may come in: 443 to be served, 80 to be told to use 443. */
const INGRESS = [
  { key: "https-ipv4", port: 443, cidrIpv4: "0.0.0.0/0" },
  { key: "https-ipv6", port: 443, cidrIpv6: "::/0" },
  { key: "http-ipv4", port: 80, cidrIpv4: "0.0.0.0/0" },
  { key: "http-ipv6", port: 80, cidrIpv6: "::/0" },
] as const;

/**
 * Security group of the load balancer, each rule a resource of its own: a group with rules inside it
 * undoes what others add. Nothing goes out but to the service's port in the VPC, IPv4 as all targets.
 */
export function makePerimeter(
  name: string,
  args: EntryArgs,
  servicePort: number,
  parent: pulumi.Resource,
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(
    name,
    {
      // Neither may change: a new description would replace the group.
      description: "Load balancer of the cell",
      vpcId: args.vpcId,
      tags: namedTags(args.tags, name),
    },
    { parent },
  );
  for (const { key, port, ...source } of INGRESS) {
    const rule = `${name}-${key}`;
    new vpc.SecurityGroupIngressRule(
      rule,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        ...source,
        description: port === 443 ? "Players" : "Redirect to HTTPS",
        tags: namedTags(args.tags, rule),
      },
      { parent },
    );
  }
  const egress = `${name}-to-service`;
  new vpc.SecurityGroupEgressRule(
    egress,
    {
      securityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: servicePort,
      toPort: servicePort,
      cidrIpv4: args.vpcCidr,
      description: "Data access service and its health check",
      tags: namedTags(args.tags, egress),
    },
    { parent },
  );
  return group;
}
