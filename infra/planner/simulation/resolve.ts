import { latencyOrder } from "../../regions/distance";
import type { Directory } from "./directory";
import { groupKey } from "./directory";
import { dnsKey, SimulationError } from "./exported";
import type { Health } from "./health";
import type { AddressType, LoadBalancer, RecordSet } from "./model";

/** One load balancer among the answers. */
export interface Answer {
  readonly loadBalancer: LoadBalancer;
  /** Part of the answers, above 0 to 1. */
  readonly probability: number;
}

/** What players of one region are told. */
export interface Resolution {
  /** Sorted by the load balancer's region; the probabilities add up to 1. */
  readonly answers: readonly Answer[];
  /** True when on the way all records of a name were unhealthy, so that Route 53 took them for healthy. */
  readonly failOpen: boolean;
}

/**
 * Who answers for a name, by Route 53's rules of selection.
 *
 * @param name DNS name, with or without its final dot.
 * @param fromRegion AWS region nearest to the players.
 * @throws SimulationError when the name has no records, or its answer is none of the load balancers.
 */
export function resolve(
  directory: Directory,
  health: Health,
  name: string,
  type: AddressType,
  fromRegion: string,
): Resolution {
  const parts = new Map<LoadBalancer, number>();
  let failOpen = false;

  const visit = (target: string, probability: number): void => {
    const balancer = directory.loadBalancers.get(target);
    if (balancer !== undefined) {
      parts.set(balancer, (parts.get(balancer) ?? 0) + probability);
      return;
    }
    const group = directory.groups.get(groupKey(target, type));
    if (group === undefined) throw new SimulationError(target, `has no records of type ${type}`);
    const healthy = group.filter((record) => health.ofRecord(record));
    // When nothing is healthy, everything counts as healthy: Route 53 always answers something.
    if (healthy.length === 0) failOpen = true;
    const candidates = healthy.length === 0 ? group : healthy;
    for (const [record, part] of choose(candidates, fromRegion)) {
      if (record.alias === undefined) {
        throw new SimulationError(
          record.urn,
          "answers with values of its own, not a load balancer",
        );
      }
      visit(record.alias.name, probability * part);
    }
  };
  visit(dnsKey(name), 1);

  const answers = [...parts]
    .map(([loadBalancer, probability]) => ({ loadBalancer, probability }))
    .sort((a, b) => (a.loadBalancer.region < b.loadBalancer.region ? -1 : 1));
  return { answers, failOpen };
}

/** The chosen records and how often each is chosen. */
function choose(candidates: readonly RecordSet[], fromRegion: string): [RecordSet, number][] {
  switch (candidates[0]?.policy) {
    case "weighted":
      return weigh(candidates);
    case "latency": {
      const regions = candidates.map(({ latencyRegion }) => latencyRegion);
      const [nearest] = latencyOrder(fromRegion, regions);
      return candidates
        .filter(({ latencyRegion }) => latencyRegion === nearest)
        .map((record) => [record, 1]);
    }
    default:
      return candidates.map((record) => [record, 1]);
  }
}

/**
 * By weight; members of weight 0 only when no other is a candidate, and then all alike: that is the
 * rule for a group whose every weight is 0, and the rule when all others are unhealthy.
 */
function weigh(candidates: readonly RecordSet[]): [RecordSet, number][] {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return candidates.map((record) => [record, 1 / candidates.length]);
  return candidates
    .filter(({ weight }) => weight > 0)
    .map((record) => [record, record.weight / total]);
}
