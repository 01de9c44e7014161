import type { Subject, Synthesis } from "./subject";

/** A type whose id is `<prefix>-0<16 hex>` and whose ARN ends in `<resource>/<id>`. */
const plain =
  (
    prefix: string,
    resource: string,
    outputs: (id: string, arn: string) => Record<string, string> = () => ({}),
  ): Synthesis =>
  (subject) => {
    const id = `${prefix}-0${subject.hex(16)}`;
    const arn = subject.arn("ec2", `${resource}/${id}`);
    return { id, outputs: { arn, ownerId: subject.account, ...outputs(id, arn) } };
  };

/**
 * Name of the AZ that an id stands for, `eu-west-1a`. Which letter it is differs from account to
 * account; here `az1` is `a`.
 */
function azName(subject: Subject): string {
  const [, number = "1"] = /-az(\d+)$/.exec(subject.text("availabilityZoneId", "")) ?? [];
  return `${subject.region}${String.fromCharCode("a".charCodeAt(0) + Number(number) - 1)}`;
}

export const EC2: Readonly<Record<string, Synthesis>> = {
  "aws:ec2/vpc:Vpc": (subject) => {
    const id = `vpc-0${subject.hex(16)}`;
    return {
      id,
      outputs: {
        arn: subject.arn("ec2", `vpc/${id}`),
        ownerId: subject.account,
        defaultSecurityGroupId: `sg-0${subject.hex(15)}d`,
        defaultNetworkAclId: `acl-0${subject.hex(16)}`,
        defaultRouteTableId: `rtb-0${subject.hex(15)}d`,
        mainRouteTableId: `rtb-0${subject.hex(15)}d`,
        // 2600:1f00::/24 is Amazon's; a VPC gets a /56 of it.
        ipv6CidrBlock: `2600:1f${subject.hex(2)}:${subject.hex(6).slice(2)}:${subject.hex(8).slice(6)}00::/56`,
        ipv6AssociationId: `vpc-cidr-assoc-0${subject.hex(16)}`,
      },
    };
  },
  "aws:ec2/subnet:Subnet": (subject) => {
    const id = `subnet-0${subject.hex(16)}`;
    return {
      id,
      outputs: {
        arn: subject.arn("ec2", `subnet/${id}`),
        ownerId: subject.account,
        availabilityZone: subject.text("availabilityZone", azName(subject)),
      },
    };
  },
  "aws:ec2/routeTable:RouteTable": plain("rtb", "route-table"),
  "aws:ec2/internetGateway:InternetGateway": plain("igw", "internet-gateway"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": plain(
    "eigw",
    "egress-only-internet-gateway",
  ),
  "aws:ec2/securityGroup:SecurityGroup": (subject) => {
    const id = `sg-0${subject.hex(16)}`;
    return {
      id,
      outputs: {
        arn: subject.arn("ec2", `security-group/${id}`),
        ownerId: subject.account,
        name: subject.text("name", `${subject.name}-${subject.hex(7)}`),
      },
    };
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": plain("sg", "security-group", () => ({
    name: "default",
  })),
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": plain("acl", "network-acl"),
  "aws:ec2/networkAcl:NetworkAcl": plain("acl", "network-acl"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (subject) => {
    const id = `sgr-0${subject.hex(16)}`;
    return {
      id,
      outputs: { securityGroupRuleId: id, arn: subject.arn("ec2", `security-group-rule/${id}`) },
    };
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (subject) => {
    const id = `sgr-0${subject.hex(16)}`;
    return {
      id,
      outputs: { securityGroupRuleId: id, arn: subject.arn("ec2", `security-group-rule/${id}`) },
    };
  },
  "aws:ec2/eip:Eip": (subject) => {
    const id = `eipalloc-0${subject.hex(16)}`;
    return {
      id,
      outputs: {
        allocationId: id,
        arn: subject.arn("ec2", `elastic-ip/${id}`),
        publicIp: `203.0.113.${String(parseInt(subject.hex(2), 16))}`,
      },
    };
  },
  "aws:ec2/natGateway:NatGateway": plain("nat", "natgateway"),
  "aws:ec2/route:Route": (subject) => ({ id: `r-rtb-0${subject.hex(10)}` }),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": (subject) => ({
    id: `rtbassoc-0${subject.hex(16)}`,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (subject) => {
    const id = `vpce-0${subject.hex(16)}`;
    return {
      id,
      outputs: {
        arn: subject.arn("ec2", `vpc-endpoint/${id}`),
        ownerId: subject.account,
        state: "available",
        prefixListId: `pl-${subject.hex(8)}`,
        networkInterfaceIds: [`eni-0${subject.hex(16)}`],
        dnsEntries: [
          { dnsName: `${id}-${subject.hex(8)}.vpce.amazonaws.com`, hostedZoneId: "Z1HUB23UULQXV" },
        ],
      },
    };
  },
  "aws:ec2/flowLog:FlowLog": (subject) => {
    const id = `fl-0${subject.hex(16)}`;
    return { id, outputs: { arn: subject.arn("ec2", `vpc-flow-log/${id}`) } };
  },
};
