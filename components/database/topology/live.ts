import { toAwsRegion } from "../../../infra/regions/atlas";
import { TopologyError, type Layout, type ShardLayout, type SizeBounds } from "./types";
import { regionEntries } from "./zones";

interface LiveSpecs {
  readonly instanceSize?: string;
  readonly nodeCount?: number;
}

/** The part of one result of `getAdvancedClusters` that is read; fields that Atlas leaves out are undefined. */
export interface LiveCluster {
  readonly name: string;
  readonly clusterType: string;
  /** `IDLE`, `UPDATING`, `CREATING`, `REPAIRING`, ... */
  readonly stateName: string;
  readonly paused?: boolean;
  readonly replicationSpecs: readonly {
    readonly zoneName: string;
    readonly regionConfigs: readonly {
      readonly regionName: string;
      readonly priority: number;
      readonly electableSpecs?: LiveSpecs;
      readonly readOnlySpecs?: LiveSpecs;
      readonly analyticsSpecs?: LiveSpecs;
      readonly autoScaling?: {
        readonly computeMinInstanceSize?: string;
        readonly computeMaxInstanceSize?: string;
      };
    }[];
  }[];
}

/** The live cluster as the topology functions see it. */
export interface LiveLayout {
  readonly layout: Layout;
  /** State of the cluster; anything but `IDLE` means: wait, then run database again. */
  readonly state: string;
  /** A paused cluster refuses every change. */
  readonly paused: boolean;
}

function shardOf(cluster: string, spec: LiveCluster["replicationSpecs"][number]): ShardLayout {
  const configs = [...spec.regionConfigs].sort((left, right) => right.priority - left.priority);
  const analytics = configs.find((config) => (config.analyticsSpecs?.nodeCount ?? 0) > 0);
  if (analytics !== undefined) {
    throw new TopologyError(
      "analytics-nodes",
      `cluster ${cluster}, zone ${spec.zoneName}: ${analytics.regionName} has analytics nodes that the fleet does not know; remove them in the Atlas console, then run database again`,
    );
  }
  const count = (specs: LiveSpecs | undefined) => specs?.nodeCount ?? 0;
  const electable = configs.filter((config) => count(config.electableSpecs) > 0);
  const size = electable[0]?.electableSpecs?.instanceSize;
  if (size === undefined) {
    throw new TopologyError(
      "layout-invalid",
      `cluster ${cluster}, zone ${spec.zoneName}: Atlas reports no electable node with an instance size; wait until the cluster is IDLE, then run database again`,
    );
  }
  const counts = (specs: "electableSpecs" | "readOnlySpecs") =>
    new Map(
      configs
        .filter((config) => count(config[specs]) > 0)
        .map((config) => [toAwsRegion(config.regionName), count(config[specs])]),
    );
  return {
    zone: spec.zoneName,
    regions: regionEntries({
      order: electable.map((config) => toAwsRegion(config.regionName)),
      electable: counts("electableSpecs"),
      readOnly: counts("readOnlySpecs"),
    }),
    instanceSize: size,
  };
}

function boundsOf(cluster: LiveCluster, sizes: readonly string[]): SizeBounds {
  const scaling = cluster.replicationSpecs[0]?.regionConfigs[0]?.autoScaling;
  const min = scaling?.computeMinInstanceSize;
  const max = scaling?.computeMaxInstanceSize;
  if (typeof min === "string" && min !== "" && typeof max === "string" && max !== "")
    return { min, max };
  // Switched off by hand: bounds that hold one size, which the first step then replaces.
  const size = sizes[0] ?? "M30";
  return { min: size, max: size };
}

/**
 * The live topology out of the list lookup by project. The list is used because the lookup of one
 * cluster fails while there is none (Atlas documentation).
 *
 * @param results `results` of `getAdvancedClusters({ projectId })`, without effective fields, so that
 *   specs show the present sizes.
 * @returns undefined when the project has no cluster of that name: the first `up`.
 * @throws TopologyError when the cluster is not a global one or has nodes that the fleet does not know.
 */
export function parseLiveLayout(
  results: readonly LiveCluster[],
  clusterName: string,
): LiveLayout | undefined {
  const cluster = results.find((candidate) => candidate.name === clusterName);
  if (cluster === undefined) return undefined;
  if (cluster.clusterType !== "GEOSHARDED") {
    throw new TopologyError(
      "not-global",
      `cluster ${clusterName} is ${cluster.clusterType}; Atlas cannot turn it into GEOSHARDED: use another project or rename that cluster`,
    );
  }
  const shards = cluster.replicationSpecs.map((spec) => shardOf(clusterName, spec));
  return {
    layout: {
      shards,
      bounds: boundsOf(
        cluster,
        shards.map((shard) => shard.instanceSize),
      ),
    },
    state: cluster.stateName,
    paused: cluster.paused === true,
  };
}
