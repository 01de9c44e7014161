import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { PHASE_SIZES } from "../../infra/sizing/phases";
import type { NetworkArgs } from "./args";
import type { AtlasLink } from "./atlas-link";
import { makeAtlasLink } from "./atlas-link";
import type { Base } from "./base";
import { makeBase } from "./base";
import type { CatalogEncryption } from "./catalog-encryption";
import { makeCatalogEncryption } from "./catalog-encryption";
import type { NetworkContext, SubnetMap } from "./context";
import { byAz } from "./context";
import type { Egress } from "./egress";
import { makeEgress } from "./egress";
import type { Endpoints } from "./endpoints";
import { makeEndpoints } from "./endpoints";
import type { FlowLogs } from "./flow-logs";
import { makeFlowLogs } from "./flow-logs";
import { makeLogDelivery } from "./log-delivery";
import { subnetPlan } from "./network-layout";

/** What the region's link to Atlas tells other stacks. */
export interface PrivateLink {
  /** Id of our endpoint, `vpce-...`: a cell finds its private connection string by it. */
  readonly endpointId: pulumi.Output<string>;
  /** Id of Atlas' side. */
  readonly privateLinkId: pulumi.Output<string>;
  /** Name of Atlas' endpoint service. */
  readonly endpointServiceName: pulumi.Output<string>;
  /**
   * `AVAILABLE` when linked; `NONE`, `PENDING_ACCEPTANCE`, `PENDING`, `REJECTED` or `DELETING` else.
   * The provider reports a failed link as created: readers must look.
   */
  readonly connectionStatus: pulumi.Output<string>;
}

/** Raw children. What an anchor lacks is absent. */
export interface NetworkNodes {
  readonly base: Base;
  readonly flowLogs: FlowLogs;
  readonly egress?: Egress;
  readonly endpoints?: Endpoints;
  readonly atlasLink?: AtlasLink;
  readonly logDelivery?: cloudwatch.LogResourcePolicy;
  readonly catalogEncryption?: CatalogEncryption;
}

/** A region's network: all that its cell stands in, or, for an anchor, only what links Atlas' nodes. */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  /** Ids in the order of the fleet's AZs; empty in an anchor. */
  readonly publicSubnetIds: pulumi.Output<string[]>;
  /** Ids in the order of the fleet's AZs; empty in an anchor. */
  readonly appSubnetIds: pulumi.Output<string[]>;
  /**
   * Names of the app subnets' AZs in this account, `eu-west-1a`, in the order of the ids: Glue asks for
   * the name, which stands for another AZ in another account.
   */
  readonly appAvailabilityZoneNames: pulumi.Output<string[]>;
  /** Ids in the order of the fleet's AZs. */
  readonly dataSubnetIds: pulumi.Output<string[]>;
  /** Absent when `atlas.enabled` is false. */
  readonly privateLink?: PrivateLink;
  /** ARN of the key of the region's Glue catalogue; absent where the fleet does not own the region. */
  readonly catalogKeyArn?: pulumi.Output<string>;
  readonly nodes: NetworkNodes;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("worldcell:network:Network", name, args, opts);
    const context: NetworkContext = {
      name,
      args,
      size: args.size ?? PHASE_SIZES[args.phase].network,
      plan: subnetPlan(args.cidr, args.availabilityZones),
      parent: this,
      protect: !(args.removable ?? false),
    };
    const base = makeBase(context);
    const flowLogs = makeFlowLogs(context, base);
    const egress = args.anchor ? undefined : makeEgress(context, base);
    const endpoints = egress === undefined ? undefined : makeEndpoints(context, base, egress);
    const atlasLink = args.atlas.enabled ? makeAtlasLink(context, base) : undefined;
    const logDelivery = args.ownsRegion ? makeLogDelivery(context) : undefined;
    const catalogEncryption = args.ownsRegion ? makeCatalogEncryption(context) : undefined;

    const ordered = (subnets: SubnetMap | undefined) =>
      subnets === undefined ? [] : byAz(subnets, args.availabilityZones);
    const ids = (subnets: SubnetMap | undefined) =>
      pulumi.all(ordered(subnets).map(({ id }) => id));
    this.vpcId = base.vpc.id;
    this.publicSubnetIds = ids(egress?.publicSubnets);
    this.appSubnetIds = ids(egress?.appSubnets);
    this.appAvailabilityZoneNames = pulumi.all(
      ordered(egress?.appSubnets).map(({ availabilityZone }) => availabilityZone),
    );
    this.dataSubnetIds = ids(base.dataSubnets);
    if (atlasLink !== undefined) {
      this.privateLink = {
        endpointId: atlasLink.endpoint.id,
        privateLinkId: atlasLink.endpointService.privateLinkId,
        endpointServiceName: atlasLink.endpointService.endpointServiceName,
        connectionStatus: atlasLink.connection.awsConnectionStatus,
      };
    }
    if (catalogEncryption !== undefined) this.catalogKeyArn = catalogEncryption.key.key.arn;
    this.nodes = {
      base,
      flowLogs,
      ...(egress === undefined ? {} : { egress }),
      ...(endpoints === undefined ? {} : { endpoints }),
      ...(atlasLink === undefined ? {} : { atlasLink }),
      ...(logDelivery === undefined ? {} : { logDelivery }),
      ...(catalogEncryption === undefined ? {} : { catalogEncryption }),
    };
    this.registerOutputs({
      vpcId: this.vpcId,
      publicSubnetIds: this.publicSubnetIds,
      appSubnetIds: this.appSubnetIds,
      appAvailabilityZoneNames: this.appAvailabilityZoneNames,
      dataSubnetIds: this.dataSubnetIds,
      catalogKeyArn: this.catalogKeyArn,
      privateLink: this.privateLink,
    });
  }
}
