import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import { PrivateLinkEndpoint } from "@pulumi/mongodbatlas/privateLinkEndpoint";
import { PrivateLinkEndpointService } from "@pulumi/mongodbatlas/privateLinkEndpointService";
import { toAtlasRegion } from "../../infra/regions/atlas";
import type { Base } from "./base";
import type { NetworkContext } from "./context";
import { byAz, child } from "./context";
import { linkAzs } from "./network-layout";

/** The three-part link to Atlas in this region. */
export interface AtlasLink {
  readonly endpointService: PrivateLinkEndpoint;
  readonly endpoint: ec2.VpcEndpoint;
  readonly securityGroup: ec2.SecurityGroup;
  readonly connection: PrivateLinkEndpointService;
}

/**
 * Ports of a PrivateLink connection to Atlas: they begin at 1024, one a mongos, and move when the
 * topology changes (Atlas docs, private endpoints).
 */
export const ATLAS_PORTS = { from: 1024, to: 65535 } as const;

/**
 * Atlas' endpoint service, our endpoint, their connection. None of the three can be changed in place
 * and the connection strings of every client hang on them, so all are protected.
 *
 * `deleteOnCreateTimeout` is off: the connection waits until every cluster of the project is idle,
 * and a slow one must not be torn down. The provider keeps no state of a create that timed out: it is
 * taken over by `pulumi import`, as docs/first-deploy.md says.
 */
export function makeAtlasLink(context: NetworkContext, base: Base): AtlasLink {
  const { args, parent, protect } = context;
  const project = { projectId: args.atlas.projectId, providerName: "AWS" };
  const endpointService = new PrivateLinkEndpoint(
    `${context.name}-atlas-service`,
    { ...project, region: toAtlasRegion(args.region), deleteOnCreateTimeout: false },
    { parent, protect },
  );
  const securityGroup = makeSecurityGroup(context, base);
  const names = child(context, "atlas-endpoint");
  const azs = linkAzs(args.anchor, context.size, args.availabilityZones);
  const endpoint = new ec2.VpcEndpoint(
    names.name,
    {
      vpcId: base.vpc.id,
      vpcEndpointType: "Interface",
      ipAddressType: "ipv4",
      serviceName: endpointService.endpointServiceName,
      subnetIds: byAz(base.dataSubnets, azs).map((subnet) => subnet.id),
      securityGroupIds: [securityGroup.id],
      // Atlas publishes public names that resolve to the endpoint; the service has no private DNS.
      privateDnsEnabled: false,
      tags: names.tags,
    },
    { parent, protect },
  );
  const connection = new PrivateLinkEndpointService(
    `${context.name}-atlas-connection`,
    {
      ...project,
      privateLinkId: endpointService.privateLinkId,
      endpointServiceId: endpoint.id,
      deleteOnCreateTimeout: false,
    },
    // The wait for idle clusters is the provider's two hours; said here so that it is no surprise.
    { parent, protect, customTimeouts: { create: "2h", delete: "2h" } },
  );
  return { endpointService, endpoint, securityGroup, connection };
}

/** App subnets may call Atlas, nobody else; an anchor has none, so its group lets nothing in. */
function makeSecurityGroup(context: NetworkContext, base: Base): ec2.SecurityGroup {
  const { args, plan, parent } = context;
  const names = child(context, "atlas-group");
  const securityGroup = new ec2.SecurityGroup(
    names.name,
    {
      description: "Atlas endpoint: MongoDB from the app subnets",
      vpcId: base.vpc.id,
      tags: names.tags,
    },
    { parent },
  );
  if (args.anchor) return securityGroup;
  for (const { availabilityZone, appCidr } of plan) {
    const rule = child(context, `atlas-group-${availabilityZone}`);
    new vpc.SecurityGroupIngressRule(
      rule.name,
      {
        securityGroupId: securityGroup.id,
        description: `MongoDB from the app subnet of ${availabilityZone}`,
        cidrIpv4: appCidr,
        ipProtocol: "tcp",
        fromPort: ATLAS_PORTS.from,
        toPort: ATLAS_PORTS.to,
        tags: rule.tags,
      },
      { parent },
    );
  }
  return securityGroup;
}
