import type { Properties } from "../record/types";
import { isRecord } from "../record/wire";
import type { Live } from "./invoke";

const CLUSTER = "mongodbatlas:index/advancedCluster:AdvancedCluster";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const DOMAIN = "aws:opensearch/domain:Domain";

/** What is read of a deployed resource. */
interface Deployed {
  readonly type: string;
  readonly inputs?: unknown;
}

function answers(
  resources: readonly Deployed[],
  type: string,
  key: string,
  answer: (inputs: Properties) => Properties,
): ReadonlyMap<string, Properties> {
  return new Map(
    resources.flatMap(({ type: own, inputs }) => {
      const name = own === type && isRecord(inputs) ? inputs[key] : undefined;
      return typeof name === "string" && isRecord(inputs) ? [[name, answer(inputs)] as const] : [];
    }),
  );
}

function cacheAnswer({ replicationGroupId, numNodeGroups, replicasPerNodeGroup }: Properties) {
  return {
    id: replicationGroupId,
    replicationGroupId,
    numNodeGroups,
    replicasPerNodeGroup,
  } as Properties;
}

/** Blocks of one are lists in what the provider looks up. */
function domainAnswer({ domainName, clusterConfig, ebsOptions }: Properties): Properties {
  const { zoneAwarenessConfig, ...cluster } = isRecord(clusterConfig) ? clusterConfig : {};
  return {
    id: domainName ?? "",
    domainName: domainName ?? "",
    clusterConfigs: [
      {
        ...cluster,
        zoneAwarenessConfigs: zoneAwarenessConfig === undefined ? [] : [zoneAwarenessConfig],
      },
    ],
    ebsOptions: ebsOptions === undefined ? [] : [ebsOptions],
    processing: false,
  };
}

/** What the lookups would show of deployed resources, every change of theirs done. */
export function liveOf(resources: readonly Deployed[]): Live {
  const cluster = resources.find(({ type }) => type === CLUSTER)?.inputs;
  return {
    ...(isRecord(cluster) ? { cluster: { ...cluster, stateName: "IDLE", paused: false } } : {}),
    caches: answers(resources, CACHE, "replicationGroupId", cacheAnswer),
    domains: answers(resources, DOMAIN, "domainName", domainAnswer),
  };
}
