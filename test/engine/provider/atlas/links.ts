import type { Properties } from "../../../../infra/planner/record/types";
import type { Live } from "../live";
import type { Request } from "../service";
import { refuse } from "./error";
import { regionsOf, type Spec } from "./specs";
import { CLUSTER, CONNECTION, ENDPOINT_SERVICE, inProject, REGIONAL_MODE, textOf } from "./types";

/** A connection between one of our endpoints and Atlas. */
export interface Link {
  /** Id of our VPC endpoint. */
  readonly endpointId: string;
  /** Atlas' name of the region. */
  readonly region: string;
  /** `AVAILABLE`, `FAILED`, `REJECTED`, ... */
  readonly status: string;
}

/** The connections of a project. */
export function linksOf(project: string, live: Live): Link[] {
  return inProject(live, CONNECTION, project).flatMap(({ properties }) => {
    const service = live
      .of(ENDPOINT_SERVICE)
      .find((made) => made.properties.privateLinkId === properties.privateLinkId);
    if (service === undefined) return [];
    return [
      {
        endpointId: textOf(properties, "endpointServiceId"),
        region: textOf(service.properties, "regionName"),
        status: textOf(properties, "awsConnectionStatus"),
      },
    ];
  });
}

/** Regions of a project with a connection that works. */
export function linkedRegions(project: string, live: Live): Set<string> {
  const working = linksOf(project, live).filter(({ status }) => status === "AVAILABLE");
  return new Set(working.map(({ region }) => region));
}

/** PrivateLink is active in every region of a cluster, or in none of the project. */
export function checkLinked(specs: readonly Spec[], project: string, live: Live): void {
  if (inProject(live, CONNECTION, project).length === 0) return;
  const linked = linkedRegions(project, live);
  const without = regionsOf(specs).filter((region) => !linked.has(region));
  if (without.length > 0)
    refuse(
      "links",
      `Private endpoints must be active in all regions of the cluster or in none: ${without.join(", ")} has no available private endpoint.`,
    );
}

/** What Atlas makes of a connection. @param status what it ends as. */
export function acceptConnection(
  { operation, inputs }: Request,
  proposed: Properties,
  live: Live,
  statusOf: (region: string) => string | undefined,
): Properties {
  if (operation === "delete") return proposed;
  const link = textOf(inputs, "privateLinkId");
  const endpoint = textOf(inputs, "endpointServiceId");
  const service = live
    .of(ENDPOINT_SERVICE)
    .find(({ properties }) => properties.privateLinkId === link);
  if (service === undefined) refuse("linkMissing", `A PrivateLink with id ${link} does not exist.`);
  if (inputs.providerName === "AWS" && !endpoint.startsWith("vpce-"))
    refuse(
      "endpointMalformed",
      "AWS interface endpoint ids must begin with 'vpce-' followed by a series of alphanumeric characters.",
    );
  const twice = live
    .of(CONNECTION)
    .some(
      ({ properties }) =>
        properties.privateLinkId === link && properties.endpointServiceId === endpoint,
    );
  if (operation === "create" && twice)
    refuse("endpointTwice", `The interface endpoint ${endpoint} is attached already.`);
  const region = textOf(service.properties, "regionName");
  return { ...proposed, awsConnectionStatus: statusOf(region) ?? "AVAILABLE" };
}

/**
 * When the last private endpoint is removed from a private endpoint service, the service is removed too
 * (Atlas Admin API, "Remove One Private Endpoint for One Provider").
 */
export function afterConnection({ operation, inputs }: Request, live: Live): void {
  if (operation !== "delete") return;
  const left = live
    .of(CONNECTION)
    .some(({ properties }) => properties.privateLinkId === inputs.privateLinkId);
  if (left) return;
  for (const service of live.of(ENDPOINT_SERVICE))
    if (service.properties.privateLinkId === inputs.privateLinkId) live.remove(service);
}

/** Regional private endpoints: not beside replica sets, and not off again with endpoints in two regions. */
export function acceptRegionalMode(
  { operation, inputs }: Request,
  proposed: Properties,
  live: Live,
): Properties {
  const project = textOf(inputs, "projectId");
  const off = operation === "delete" || inputs.enabled === false;
  if (off && new Set(linksOf(project, live).map(({ region }) => region)).size > 1)
    refuse(
      "regionalMode",
      "Regional mode cannot be disabled with private endpoints in more than one region.",
    );
  const replicaSets = inProject(live, CLUSTER, project).some(
    ({ properties }) => properties.clusterType === "REPLICASET",
  );
  if (!off && replicaSets)
    refuse("regionalMode", "Regional mode cannot be enabled in a project with replica sets.");
  return proposed;
}

/** Whether a project has one connection string a region. */
export function isRegional(project: string, live: Live): boolean {
  return inProject(live, REGIONAL_MODE, project).some(
    ({ properties }) => properties.enabled === true,
  );
}
