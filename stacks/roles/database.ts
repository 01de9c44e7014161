import * as mongodbatlas from "@pulumi/mongodbatlas";
import { Database } from "../../components/database";
import {
  nextSafeStep,
  parseLiveLayout,
  targetLayout,
  TopologyError,
  type LiveLayout,
  type Step,
} from "../../components/database/topology";
import type { ContractOf } from "../../infra/contracts/contract";
import { stackName } from "../../infra/contracts/stacks";
import { UserError } from "../../infra/errors";
import { clusterRegions, homeOf } from "../../infra/fleet/fleet";
import { databaseRoles, managedNamespaces } from "../../infra/model";
import { physicalName } from "../../infra/naming";
import { PHASE_SIZES } from "../../infra/sizing/phases";
import { noCellRuns } from "../../infra/fleet/removal";
import { readContract } from "../references";
import type { RoleContext, RoleProgram } from "../program";
import { isRemovable } from "./region";

function fail(stack: string, code: string, path: string, message: string, fix: string): never {
  throw new UserError([{ code, severity: "error", where: stack, path, message, fix }], 1);
}

/**
 * Atlas wants the private link in every region of the cluster or in none. The provider calls a failed
 * link created, so the status is read here.
 */
function checkLink(stack: string, network: ContractOf<"network">, networkStack: string): void {
  const status = network.atlas.connectionStatus;
  if (status === "AVAILABLE") return;
  fail(
    stack,
    "atlas-link",
    `${networkStack} contract.atlas.connectionStatus`,
    `the private link of ${network.region} is ${status}, and the cluster needs AVAILABLE in every region`,
    status === "PENDING" || status === "PENDING_ACCEPTANCE"
      ? `wait a few minutes, run \`pulumi up -s ${networkStack} --refresh\`, then this stack again`
      : `make the link again: unprotect and replace its PrivateLinkEndpoint, VpcEndpoint and PrivateLinkEndpointService in ${networkStack}, as docs/runbooks/failed-link.md says, then run this stack again`,
  );
}

async function liveLayout(
  { invokeOpts, spec }: RoleContext,
  projectId: string,
  clusterName: string,
): Promise<LiveLayout | undefined> {
  // The lookup of one cluster fails while there is none; the list says so by being empty.
  const { results } = await mongodbatlas.getAdvancedClusters(
    { projectId },
    invokeOpts.mongodbatlas,
  );
  const live = parseLiveLayout(results, clusterName);
  if (live?.paused === true) {
    fail(
      spec.stack,
      "atlas-paused",
      clusterName,
      "the cluster is paused, and a paused cluster refuses every change",
      "resume it in the Atlas console, wait for IDLE, then run this stack again",
    );
  }
  if (live !== undefined && live.state !== "IDLE") {
    fail(
      spec.stack,
      "atlas-busy",
      clusterName,
      `the cluster is ${live.state}; one kind of change is made at a time, from IDLE`,
      `wait until the cluster is IDLE, then run \`pulumi up -s ${spec.stack}\` again`,
    );
  }
  return live;
}

function safeStep(context: RoleContext, live: LiveLayout | undefined): Step {
  const { fleet, spec, settings } = context;
  const target = targetLayout(fleet, PHASE_SIZES[fleet.phase].database);
  let step: Step;
  try {
    step = nextSafeStep(live?.layout, target);
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error;
    return fail(
      spec.stack,
      `topology-${error.code}`,
      "replicationSpecs",
      error.message,
      "change the fleet file so that the live cluster can follow it, or ask MongoDB support",
    );
  }
  const unconfirmed = step.emptied.filter(({ region }) => region !== settings.confirmRemoval);
  if (unconfirmed.length > 0) {
    const list = unconfirmed.map(({ zone, region }) => `${region} (zone ${zone})`).join(", ");
    fail(
      spec.stack,
      "removal-unconfirmed",
      "worldcell:confirmRemoval",
      `this step takes the last electable nodes out of ${list}`,
      `confirm with \`pulumi config set -s ${spec.stack} worldcell:confirmRemoval ${unconfirmed[0]?.region ?? ""}\`, then run it again`,
    );
  }
  return step;
}

/** `<env>.database`: the global cluster, brought one safe step nearer to the fleet by each `up`. */
export const databaseStack: RoleProgram = async (context) => {
  const { fleet, spec, tags, opts } = context;
  const foundation = await readContract(fleet.environment, "foundation");
  for (const region of clusterRegions(fleet)) {
    const network = await readContract(fleet.environment, "network", region);
    checkLink(spec.stack, network, stackName(fleet.environment, "network", region));
  }
  const clusterName = physicalName("atlasCluster", fleet.game, fleet.environment);
  const live = await liveLayout(context, foundation.atlasProjectId, clusterName);
  const step = safeStep(context, live);
  const database = new Database(
    "database",
    {
      projectId: foundation.atlasProjectId,
      organizationId: fleet.atlas.organizationId,
      clusterName,
      zones: fleet.zones.map((zone) => ({
        zone: zone.zone,
        location: zone.location,
        home: homeOf(zone),
        ...(zone.recovery === undefined ? {} : { recovery: zone.recovery }),
      })),
      layout: step.layout,
      mongoDbMajorVersion: fleet.atlas.version,
      namespaces: managedNamespaces(),
      roles: databaseRoles(),
      allowedRegions: clusterRegions(fleet),
      tags,
      removable: isRemovable(context, spec.region, noCellRuns(context.fleet)),
    },
    opts,
  );
  return {
    atlasProjectId: foundation.atlasProjectId,
    clusterName: database.clusterName,
    clusterId: database.clusterId,
    zones: Object.fromEntries(
      fleet.zones.map((zone) => [
        zone.zone,
        {
          zoneId: database.zoneIds[zone.zone],
          location: zone.location,
          home: homeOf(zone),
        },
      ]),
    ),
    complete: step.done,
  };
};
