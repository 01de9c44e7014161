import type { Properties, Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";

/** Nodes of one region of a shard. */
export interface RegionNodes {
  /** Atlas' name, `EU_WEST_1`. */
  readonly region: string;
  readonly priority: number;
  readonly electable: number;
  readonly readOnly: number;
  readonly analytics: number;
  readonly size: string | undefined;
  readonly readOnlySize: string | undefined;
  readonly min: string | undefined;
  readonly max: string | undefined;
}

/** One entry of `replicationSpecs`: a shard. */
export interface Spec {
  readonly zone: string;
  readonly zoneId: string | undefined;
  readonly regions: readonly RegionNodes[];
}

const records = (value: Value | undefined): Properties[] =>
  Array.isArray(value) ? value.filter((item): item is Properties => isRecord(item)) : [];
const inside = (value: Value | undefined): Properties => (isRecord(value) ? value : {});
const textIn = (value: Value | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
const numberIn = (value: Value | undefined): number => (typeof value === "number" ? value : 0);

function regionOf(config: Properties): RegionNodes {
  const [electable, readOnly, analytics] = [
    "electableSpecs",
    "readOnlySpecs",
    "analyticsSpecs",
  ].map((key) => inside(config[key]));
  const scaling = inside(config.autoScaling);
  return {
    region: textIn(config.regionName) ?? "",
    priority: numberIn(config.priority),
    electable: numberIn(electable?.nodeCount),
    readOnly: numberIn(readOnly?.nodeCount),
    analytics: numberIn(analytics?.nodeCount),
    size: textIn(electable?.instanceSize),
    readOnlySize: textIn(readOnly?.instanceSize),
    min: textIn(scaling.computeMinInstanceSize),
    max: textIn(scaling.computeMaxInstanceSize),
  };
}

/** The shards of a cluster. */
export function specsOf(cluster: Properties): Spec[] {
  return records(cluster.replicationSpecs).map((spec) => ({
    zone: textIn(spec.zoneName) ?? "",
    zoneId: textIn(spec.zoneId),
    regions: records(spec.regionConfigs).map(regionOf),
  }));
}

/** Every node of a region. */
export function nodesIn({ electable, readOnly, analytics }: RegionNodes): number {
  return electable + readOnly + analytics;
}

/** Regions in which a cluster has nodes, sorted. */
export function regionsOf(specs: readonly Spec[]): string[] {
  const regions = specs.flatMap((spec) =>
    spec.regions.filter((nodes) => nodesIn(nodes) > 0).map(({ region }) => region),
  );
  return [...new Set(regions)].sort();
}

/** Blocks of a region that the provider copies from the state where the program leaves them out. */
const BLOCKS = [
  "electableSpecs",
  "readOnlySpecs",
  "analyticsSpecs",
  "autoScaling",
  "analyticsAutoScaling",
] as const;

/**
 * `replicationSpecs` as the provider sends them: the n-th entry of the program is the n-th shard, and the n-th
 * region its n-th, whatever they are called. Blocks that are left out are copied from there, and so
 * are ids; only a new shard gets new ones (provider, `plan_modifier.go`).
 *
 * @param wanted the program's, with the ids that a new shard would get.
 * @param unknown stands for the ids of a new shard at preview.
 */
export function byPosition(
  live: Properties,
  wanted: Properties,
  unknown?: string,
): readonly Value[] {
  const before = records(live.replicationSpecs);
  const zoneIds = new Map(before.map((spec) => [textIn(spec.zoneName), spec.zoneId]));
  return records(wanted.replicationSpecs).map((spec, index): Properties => {
    const old = before[index];
    const configs = records(old?.regionConfigs);
    const regionConfigs = records(spec.regionConfigs).map((config, place): Properties => {
      const copied = BLOCKS.flatMap((block): [string, Value][] => {
        const value = configs[place]?.[block];
        return value === undefined ? [] : [[block, value]];
      });
      return { ...Object.fromEntries(copied), ...config };
    });
    const ids: Properties = {
      zoneId: old?.zoneId ?? zoneIds.get(textIn(spec.zoneName)) ?? unknown ?? spec.zoneId ?? "",
      externalId: old?.externalId ?? unknown ?? spec.externalId ?? "",
    };
    return { ...spec, regionConfigs, ...ids };
  });
}
