import type { Properties, Value } from "../../../../infra/planner/record/types";
import type { Live, Made } from "../live";
import { ServiceError } from "../service";
import { plainProperties } from "../wire";
import { refuse } from "./error";
import { isRegional, linkedRegions, linksOf, type Link } from "./links";
import { regionsOf, specsOf } from "./specs";
import { CLUSTER, clusterNamed, inProject, textOf } from "./types";

/** The part of a private host name that belongs to a set of endpoints. */
function privateString(cluster: string, links: readonly Link[]): Properties {
  const host = `${cluster}-pl-${links.map(({ region }) => region.toLowerCase().replaceAll("_", "-")).join("-")}`;
  return {
    type: "MONGOS",
    connectionString: `mongodb://${host}.mongodb.net:1024`,
    srvConnectionString: `mongodb+srv://${host}.mongodb.net`,
    srvShardOptimizedConnectionString: `mongodb+srv://${host}-lb.mongodb.net`,
    endpoints: links.map(({ endpointId, region }) => ({ endpointId, providerName: "AWS", region })),
  };
}

/**
 * The private connection strings of a cluster: none before it is IDLE, none before every one of its regions has
 * an endpoint, then one a region in regional mode, else one for all.
 */
function privateStrings(cluster: Properties, state: string, live: Live): Value[] {
  const project = textOf(cluster, "projectId");
  const linked = linkedRegions(project, live);
  const everywhere = regionsOf(specsOf(cluster)).every((region) => linked.has(region));
  if (state !== "IDLE" || linked.size === 0 || !everywhere) return [];
  const links = linksOf(project, live)
    .filter(({ status }) => status === "AVAILABLE")
    .sort((a, b) => (a.region < b.region ? -1 : 1));
  const name = textOf(cluster, "name");
  return isRegional(project, live)
    ? links.map((link) => privateString(name, [link]))
    : [privateString(name, links)];
}

/** A cluster as Atlas shows it, in the given state. */
export function clusterShown({ properties }: Made, state: string, live: Live): Properties {
  const plain = plainProperties(properties);
  const strings = plain.connectionStrings;
  return {
    ...properties,
    stateName: state,
    paused: plain.paused ?? false,
    connectionStrings: {
      ...(typeof strings === "object" && strings !== null && !Array.isArray(strings)
        ? strings
        : {}),
      privateEndpoints: privateStrings(plain, state, live),
    },
  };
}

/**
 * Answers the provider functions from what stands, in the project that is asked for.
 *
 * @param stateOf state that a look at a cluster shows.
 */
export function answer(
  token: string,
  args: Properties,
  live: Live,
  stateOf: (cluster: Made) => string,
): Properties {
  const project = textOf(args, "projectId");
  const show = (cluster: Made) => plainProperties(clusterShown(cluster, stateOf(cluster), live));
  switch (token) {
    case "mongodbatlas:index/getAdvancedClusters:getAdvancedClusters":
      return {
        id: project,
        projectId: project,
        results: inProject(live, CLUSTER, project).map(show),
      };
    case "mongodbatlas:index/getAdvancedCluster:getAdvancedCluster": {
      const name = textOf(args, "name");
      const cluster = clusterNamed(live, project, name);
      if (cluster === undefined)
        refuse("clusterMissing", `No cluster named ${name} exists in group ${project}.`);
      return show(cluster);
    }
    default:
      throw new ServiceError(`the simulated Atlas has no answer for ${token}`);
  }
}
