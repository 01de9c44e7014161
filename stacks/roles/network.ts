import * as pulumi from "@pulumi/pulumi";
import { Network, subnetPlan } from "../../components/network";
import { RecoveryVault } from "../../components/recovery";
import { cellRegions } from "../../infra/contracts/stacks";
import { networkMayGo, vaultMayGo } from "../../infra/fleet/removal";
import { ARCHIVE_SIZES } from "../../infra/sizing/phases/archive";
import { readContract } from "../references";
import type { RoleProgram } from "../program";
import { isRemovable, ownRegion, ownsRegion } from "./region";

/** `<env>.<region>.network`: the VPC, the link to Atlas and, where a zone names the region, its recovery vault. */
export const networkStack: RoleProgram = async (context) => {
  const { fleet, tags, opts } = context;
  const row = ownRegion(context);
  const foundation = await readContract(fleet.environment, "foundation");
  const isRecovery = !vaultMayGo(fleet, row.region);
  const removable = isRemovable(context, row.region, networkMayGo(fleet, row.region));

  const network = new Network(
    "network",
    {
      region: row.region,
      account: fleet.account,
      cidr: row.cidr,
      availabilityZones: row.availabilityZones,
      phase: row.cell?.phase ?? fleet.phase,
      // A planned cell costs nothing yet: its network is an anchor's until it is provisioned.
      anchor: !cellRegions(fleet).includes(row.region),
      ownsRegion: ownsRegion(context, row.region),
      atlas: { projectId: foundation.atlasProjectId, enabled: true },
      tags,
      removable,
    },
    opts,
  );
  // A vault that a zone has left stays, with its copies, until it is dropped by name (`accept --drop-vault`).
  const wasRecovery = fleet.accepted?.vaults.includes(row.region) === true;
  const vaultRemovable = isRemovable(context, row.region, !isRecovery);
  const vault =
    isRecovery || wasRecovery
      ? new RecoveryVault(
          "vault",
          {
            region: row.region,
            account: fleet.account,
            tags,
            logDays: ARCHIVE_SIZES[row.cell?.phase ?? fleet.phase].accessLogDays,
            removable: vaultRemovable,
          },
          opts,
        )
      : undefined;

  const plan = subnetPlan(row.cidr, row.availabilityZones);
  const subnets = (
    ids: pulumi.Output<string[]>,
    cidrOf: (subnet: (typeof plan)[number]) => string,
  ) =>
    ids.apply((list) =>
      list.map((id, index) => {
        const subnet = plan[index];
        if (subnet === undefined) throw new Error(`no subnet plan for position ${String(index)}`);
        return { id, availabilityZone: subnet.availabilityZone, cidr: cidrOf(subnet) };
      }),
    );
  const app = pulumi
    .all([
      subnets(network.appSubnetIds, (subnet) => subnet.appCidr),
      network.appAvailabilityZoneNames,
    ])
    .apply(([list, names]) =>
      list.map((subnet, index) => ({ ...subnet, availabilityZoneName: names[index] })),
    );
  return {
    region: row.region,
    vpcId: network.vpcId,
    cidr: row.cidr,
    subnets: {
      public: subnets(network.publicSubnetIds, (subnet) => subnet.publicCidr),
      app,
      data: subnets(network.dataSubnetIds, (subnet) => subnet.dataCidr),
    },
    atlas: {
      privateLinkId: network.privateLink?.privateLinkId,
      vpcEndpointId: network.privateLink?.endpointId,
      connectionStatus: network.privateLink?.connectionStatus,
    },
    ...(network.catalogKeyArn === undefined ? {} : { catalogKeyArn: network.catalogKeyArn }),
    ...(vault === undefined
      ? {}
      : { recovery: { bucketArn: vault.bucketArn, keyArn: vault.keyArn } }),
  };
};
