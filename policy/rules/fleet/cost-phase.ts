import { CACHE_NODE_TYPES, CACHE_SIZES } from "../../../infra/sizing/phases/cache";
import { DATABASE_SIZES } from "../../../infra/sizing/phases/database";
import { SEARCH_SIZES } from "../../../infra/sizing/phases/search";
import { PHASES, type Phase } from "../../../infra/fleet/schema";
import { mapping, type Place, resourceRule, type Subject } from "../../rule";
import { fleetOf } from "./stack";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const SEARCH = "aws:opensearch/domain:Domain";
const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";

/** Sizes that a phase or a smaller one buys; a size is too big when only a larger phase has it. */
function upTo<T>(phase: Phase, sizeOf: (phase: Phase) => T): T[] {
  return PHASES.slice(0, PHASES.indexOf(phase) + 1).map(sizeOf);
}

/** Number of an Atlas size, `M40` is 40. */
function atlasSize(name: string): number {
  return Number(/^[MR](\d+)/.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
}

function judgeCache<V>(it: Subject<V>, phase: Phase): void {
  const allowed = upTo(phase, (each) => CACHE_SIZES[each].cache);
  const gib = Math.max(
    ...allowed.map(({ nodeType }) => CACHE_NODE_TYPES[nodeType]?.memoryGib ?? 0),
  );
  const smaller = Object.entries(CACHE_NODE_TYPES)
    .filter(([, { memoryGib }]) => memoryGib <= gib)
    .map(([name]) => name);
  it.mustBeOneOf("nodeType", smaller, { absent: "passes" });
  const shards = Math.max(...allowed.map((size) => size.autoScaling?.maxShards ?? size.shards));
  it.mustBeAtMost("numNodeGroups", shards);
  const replicas = Math.max(
    ...allowed.map((size) => size.autoScaling?.maxReplicas ?? size.replicas),
  );
  it.mustBeAtMost("replicasPerNodeGroup", replicas);
}

function judgeSearch<V>(it: Subject<V>, phase: Phase): void {
  const allowed = upTo(phase, (each) => SEARCH_SIZES[each]);
  const types = [...new Set(allowed.map(({ nodeType }) => nodeType))];
  it.mustBeOneOf("clusterConfig.instanceType", types, { absent: "passes" });
  it.mustBeAtMost(
    "clusterConfig.instanceCount",
    3 * Math.max(...allowed.map(({ nodesPerAz }) => nodesPerAz)),
  );
  it.mustBeAtMost("ebsOptions.volumeSize", Math.max(...allowed.map(({ volume }) => volume.gib)));
}

function judgeCluster(it: Place, phase: Phase): void {
  const most = DATABASE_SIZES[phase].maxInstanceSize;
  const judge = (place: Place, key: string) => {
    it.part(() => {
      const size = place.text(key);
      if (size !== undefined && atlasSize(size) > atlasSize(most))
        place.fail(key, `is larger than ${most}, the largest size of phase ${phase}`);
    });
  };
  for (const spec of it.list("replicationSpecs")) {
    for (const config of spec.list("regionConfigs")) {
      for (const key of ["electableSpecs", "readOnlySpecs", "analyticsSpecs"])
        judge(config, `${key}.instanceSize`);
      judge(config, "autoScaling.computeMaxInstanceSize");
      judge(config, "analyticsAutoScaling.computeMaxInstanceSize");
    }
  }
}

export const costPhase = resourceRule({
  id: "fleet-cost-phase",
  title: "A store is no bigger than its phase buys",
  severity: "medium",
  frameworks: [mapping("worldcell", "A7")],
  why: "One slip in a size multiplies the bill of every region before anybody looks at it.",
  fix: "Raise the phase of the cell or of the fleet, which sizes every store together, or correct the size.",
  types: [CACHE, SEARCH, CLUSTER],
  properties: [],
  check: (it) => {
    const { fleet } = fleetOf(it);
    if (it.type === CACHE) judgeCache(it, it.context.phase);
    else if (it.type === SEARCH) judgeSearch(it, it.context.phase);
    else judgeCluster(it, fleet.phase);
  },
});
