import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import type { Base } from "./base";
import type { NetworkContext } from "./context";
import { byAz, child } from "./context";
import type { Egress } from "./egress";
import { endpointAzs, endpointService } from "./network-layout";

/** Ways to AWS services that do not cross a NAT gateway. */
export interface Endpoints {
  /** Gateway endpoint, free. */
  readonly s3: ec2.VpcEndpoint;
  /** Absent while the phase buys no interface endpoints. */
  readonly securityGroup?: ec2.SecurityGroup;
  /** By service, `ecr.api`. */
  readonly interfaces: ReadonlyMap<string, ec2.VpcEndpoint>;
}

/** S3 gateway endpoint and the interface endpoints that the phase buys. */
export function makeEndpoints(context: NetworkContext, base: Base, egress: Egress): Endpoints {
  const { args, size, parent } = context;
  const s3Names = child(context, "endpoint-s3");
  const s3 = new ec2.VpcEndpoint(
    s3Names.name,
    {
      tags: s3Names.tags,
      ...args.overrides?.s3Endpoint,
      vpcId: base.vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: endpointService(args.region, "s3"),
      routeTableIds: [
        base.dataRoutes.id,
        ...byAz(egress.appRoutes, args.availabilityZones).map((table) => table.id),
      ],
    },
    { parent },
  );
  const interfaces = new Map<string, ec2.VpcEndpoint>();
  if (size.interfaceEndpoints.length === 0) return { s3, interfaces };

  const securityGroup = makeSecurityGroup(context, base);
  const subnetIds = byAz(base.dataSubnets, endpointAzs(size, args.availabilityZones)).map(
    (subnet) => subnet.id,
  );
  for (const service of size.interfaceEndpoints) {
    const names = child(context, `endpoint-${service.replaceAll(".", "-")}`);
    interfaces.set(
      service,
      new ec2.VpcEndpoint(
        names.name,
        {
          ipAddressType: "ipv4",
          tags: names.tags,
          ...args.overrides?.interfaceEndpoints,
          vpcId: base.vpc.id,
          vpcEndpointType: "Interface",
          serviceName: endpointService(args.region, service),
          subnetIds,
          securityGroupIds: [securityGroup.id],
          // Off by default; without it nothing in the VPC would use the endpoint.
          privateDnsEnabled: true,
        },
        { parent },
      ),
    );
  }
  return { s3, securityGroup, interfaces };
}

function makeSecurityGroup(context: NetworkContext, base: Base): ec2.SecurityGroup {
  const { args, parent } = context;
  const names = child(context, "endpoints-group");
  const securityGroup = new ec2.SecurityGroup(
    names.name,
    {
      description: "Endpoints of AWS services: HTTPS from the VPC",
      vpcId: base.vpc.id,
      tags: names.tags,
    },
    { parent },
  );
  const rule = child(context, "endpoints-group-https");
  new vpc.SecurityGroupIngressRule(
    rule.name,
    {
      securityGroupId: securityGroup.id,
      description: "HTTPS from the VPC",
      cidrIpv4: args.cidr,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      tags: rule.tags,
    },
    { parent },
  );
  return securityGroup;
}
