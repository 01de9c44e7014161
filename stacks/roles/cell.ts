import * as mongodbatlas from "@pulumi/mongodbatlas";
import { Cell } from "../../components/cell";
import type { ContractOf } from "../../infra/contracts/contract";
import { UserError } from "../../infra/errors";
import { currentTime } from "../../infra/clock";
import { cellMayGo } from "../../infra/fleet/removal";
import { activeLaunches } from "../../infra/sizing/launches";
import { readContract } from "../references";
import type { RoleContext, RoleProgram } from "../program";
import {
  cellNetwork,
  cellRecovery,
  liveStores,
  loaderContract,
  storesContract,
} from "./cell-stores";
import { isRemovable, ownRegion } from "./region";

/**
 * This region's private connection string. Atlas shows it only once the cluster is IDLE and every
 * region is linked, so the cell looks it up itself, by its own endpoint.
 */
async function privateSrv(
  { spec, invokeOpts }: RoleContext,
  network: ContractOf<"network">,
  database: ContractOf<"database">,
): Promise<string> {
  const cluster = await mongodbatlas.getAdvancedCluster(
    { projectId: database.atlasProjectId, name: database.clusterName },
    invokeOpts.mongodbatlas,
  );
  const endpoint = cluster.connectionStrings.privateEndpoints.find(({ endpoints }) =>
    endpoints.some(({ endpointId }) => endpointId === network.atlas.vpcEndpointId),
  );
  if (endpoint !== undefined) return endpoint.srvConnectionString;
  throw new UserError(
    [
      {
        code: "atlas-connection",
        severity: "error",
        where: spec.stack,
        path: network.atlas.vpcEndpointId,
        message: `cluster ${database.clusterName} shows no private connection string for this region's endpoint yet`,
        fix: `wait until the cluster is IDLE and the endpoint is linked, then run \`pulumi up -s ${spec.stack}\` again`,
      },
    ],
    1,
  );
}

/** `<env>.<region>`: everything regional that serves players in one region. */
export const cellStack: RoleProgram = async (context) => {
  const { fleet, spec, tags, opts } = context;
  const row = ownRegion(context);
  if (row.cell === undefined) throw new Error(`${spec.stack} has no cell in the fleet`);
  const [foundation, network, database] = await Promise.all([
    readContract(fleet.environment, "foundation"),
    readContract(fleet.environment, "network", row.region),
    readContract(fleet.environment, "database"),
  ]);
  const [atlasSrv, recovery, live] = await Promise.all([
    privateSrv(context, network, database),
    cellRecovery(context, row),
    liveStores(context, row.region, row.cell.phase, network),
  ]);
  const cell = new Cell(
    "cell",
    {
      game: fleet.game,
      environment: fleet.environment,
      region: row.region,
      account: fleet.account,
      domain: fleet.domain,
      phase: row.cell.phase,
      network: cellNetwork(context, network),
      certificateValidationFqdns: foundation.certificateValidationFqdns,
      zones: fleet.zones
        .filter(({ residency }) => residency === row.residency)
        .map(({ zone }) => zone),
      atlas: {
        projectId: database.atlasProjectId,
        clusterName: database.clusterName,
        srv: atlasSrv,
      },
      ...(row.cell.searchBackfill === undefined ? {} : { searchBackfill: row.cell.searchBackfill }),
      schemaCell: fleet.schemaCell === row.region,
      ...(recovery === undefined ? {} : { recovery }),
      live,
      launches: activeLaunches(fleet, currentTime(), row.region),
      tags,
      removable: isRemovable(context, row.region, cellMayGo(fleet, row.region)),
    },
    opts,
  );
  return {
    region: row.region,
    zone: row.cell.zone,
    entry: {
      dnsName: cell.entry.dnsName,
      hostedZoneId: cell.entry.zoneId,
      loadBalancerArn: cell.entry.loadBalancerArn,
      targetGroupArn: cell.entry.targetGroupArn,
    },
    keys: {
      data: cell.keys.dataKeyArn,
      logs: cell.keys.logsKeyArn,
      secrets: cell.keys.secretsKeyArn,
    },
    atlasSrv,
    ...storesContract(cell),
    ...loaderContract(cell),
  };
};
