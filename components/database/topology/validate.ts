import { insideBounds, LARGEST_SIZE_GAP, sizeRank } from "./sizes";
import type { Layout } from "./types";
import { HOME_PRIORITY, regionEntries, sameRegions, totalOf, zoneNodes } from "./zones";

/** Electable totals that Atlas accepts per shard. */
export const ELECTABLE_TOTALS: readonly number[] = [3, 5, 7];

/** What is wrong with the nodes of a layout, sizes apart. */
export function nodeProblems(layout: Pick<Layout, "shards">): string[] {
  const problems: string[] = [];
  if (layout.shards.length === 0) problems.push("a cluster has at least one shard");
  const first = new Map<string, Layout["shards"][number]>();
  layout.shards.forEach((shard, position) => {
    const at = `shard ${position} (${shard.zone})`;
    const nodes = zoneNodes(shard);
    const total = totalOf(nodes.electable);
    if (!ELECTABLE_TOTALS.includes(total))
      problems.push(`${at} has ${total} electable nodes; 3, 5 or 7 are allowed`);
    const regions = shard.regions.map((entry) => entry.region);
    if (new Set(regions).size !== regions.length) problems.push(`${at} names a region twice`);
    for (const { region, electable, readOnly } of shard.regions) {
      if (
        ![electable, readOnly].every((count) => Number.isInteger(count) && count >= 0) ||
        electable + readOnly === 0
      )
        problems.push(
          `${at} has ${electable} electable and ${readOnly} read-only nodes in ${region}`,
        );
    }
    if (!sameRegions(shard.regions, regionEntries(nodes)))
      problems.push(
        `${at} does not list priorities ${HOME_PRIORITY}, 6, 5 and then 0 in reverse order of the Atlas names`,
      );
    const twin = first.get(shard.zone);
    if (twin === undefined) first.set(shard.zone, shard);
    else if (!sameRegions(twin.regions, shard.regions))
      problems.push(`${at} has other regions or counts than the zone's first shard`);
  });
  return problems;
}

function sizeProblems(layout: Layout): string[] {
  const { min, max } = layout.bounds;
  const problems: string[] = [];
  if (sizeRank(min) >= sizeRank(max))
    problems.push(`auto-scaling needs a minimum below its maximum, not ${min} and ${max}`);
  layout.shards.forEach((shard, position) => {
    if (!insideBounds(shard.instanceSize, layout.bounds))
      problems.push(
        `shard ${position} (${shard.zone}) is ${shard.instanceSize}, outside ${min} to ${max}`,
      );
  });
  const ranks = layout.shards.map((shard) => sizeRank(shard.instanceSize));
  if (ranks.length > 0 && Math.max(...ranks) - Math.min(...ranks) > LARGEST_SIZE_GAP)
    problems.push(`instance sizes of shards differ by more than ${LARGEST_SIZE_GAP} steps`);
  return problems;
}

/**
 * Sentences that say what a layout breaks of Atlas' rules; empty when it can be deployed.
 * Rules: Atlas documentation on global clusters and its provider.
 */
export function layoutProblems(layout: Layout): string[] {
  return [...nodeProblems(layout), ...sizeProblems(layout)];
}
