import { refuse } from "./error";
import { nodesIn, type RegionNodes, type Spec } from "./specs";

/** Most zones of a cluster (Atlas limits). */
const MOST_ZONES = 9;
/** Priority of the first electable region. */
const FIRST_PRIORITY = 7;

/** The number in `M30`; sizes of one class grow with it. */
const rank = (size: string): number => Number(/\d+/.exec(size)?.[0] ?? 0);

function checkShard(spec: Spec, at: string): void {
  const total = spec.regions.reduce((sum, { electable }) => sum + electable, 0);
  if (![3, 5, 7].includes(total))
    refuse(
      "electables",
      `The cluster's replication factor must be either 3, 5, or 7: ${at} has ${String(total)} electable nodes.`,
    );
  const names = spec.regions.map(({ region }) => region);
  if (new Set(names).size !== names.length) refuse("regionTwice", `${at} names a region twice.`);
  const electable = spec.regions.filter((nodes) => nodes.electable > 0);
  electable.forEach(({ region, priority }, index) => {
    if (priority !== FIRST_PRIORITY - index)
      refuse(
        "priorities",
        `Invalid attribute priority specified: ${at}, ${region} has ${String(priority)}; electable regions have 7, 6, 5 and so on in order.`,
      );
  });
  const others = spec.regions.filter((nodes) => nodes.electable === 0);
  const wrong = others.find(({ priority }) => priority !== 0);
  if (wrong !== undefined)
    refuse(
      "priorities",
      `Invalid attribute priority specified: ${at}, ${wrong.region} has no electable node and must have 0.`,
    );
  const order = others.map(({ region }) => region);
  if (order.join() !== [...order].sort().reverse().join())
    refuse(
      "equalPriorities",
      `Provider produced inconsistent result after apply: ${at} lists regions of equal priority as ${order.join(", ")}, not in reverse alphabetical order.`,
    );
  for (const { region, readOnly, size, readOnlySize } of spec.regions) {
    if (readOnly > 0 && size !== undefined && readOnlySize !== undefined && size !== readOnlySize)
      refuse(
        "sizesInShard",
        `${at}, ${region}: electable nodes are ${size}, read-only ones ${readOnlySize}.`,
      );
  }
}

/** What must be equal in all shards of a zone: everything but sizes. */
const layoutOf = (spec: Spec): string =>
  JSON.stringify(
    spec.regions
      .filter((nodes) => nodesIn(nodes) > 0)
      .map(({ region, priority, electable, readOnly, analytics }) => [
        region,
        priority,
        electable,
        readOnly,
        analytics,
      ]),
  );

function checkScaling(specs: readonly Spec[]): void {
  const all = specs.flatMap(({ regions }) => regions);
  const bounds = new Set(all.map(({ min, max }) => `${min ?? "none"} to ${max ?? "none"}`));
  if (bounds.size > 1)
    refuse(
      "scalingUneven",
      `Auto-scaling must be the same in every region, not ${[...bounds].join(" and ")}.`,
    );
  for (const { size, min, max } of all) {
    if (min !== undefined && max !== undefined && rank(min) >= rank(max))
      refuse(
        "scalingRange",
        `The min instance size (${min}) must be less than the max instance size (${max}).`,
      );
    if (size !== undefined && max !== undefined && rank(size) > rank(max))
      refuse(
        "scalingMaximum",
        `The max instance size (${max}) must be greater than or equal to proposed instance size (${size}).`,
      );
    if (size !== undefined && min !== undefined && rank(size) < rank(min))
      refuse(
        "scalingMinimum",
        `The min instance size (${min}) must be less than or equal to proposed instance size (${size}).`,
      );
  }
}

/** Refuses a topology that no cluster may have. */
export function checkTopology(specs: readonly Spec[]): void {
  const zones = new Map<string, string>();
  specs.forEach((spec, index) => {
    const at = `shard ${String(index)} (zone ${spec.zone})`;
    checkShard(spec, at);
    const layout = layoutOf(spec);
    if ((zones.get(spec.zone) ?? layout) !== layout)
      refuse("uneven", `${at} has other regions or counts than the zone's first shard.`);
    zones.set(spec.zone, layout);
  });
  if (zones.size > MOST_ZONES)
    refuse(
      "zones",
      `A cluster has at most ${String(MOST_ZONES)} zones, not ${String(zones.size)}.`,
    );
  checkScaling(specs);
}

/** Electable regions in order. */
const orderOf = (spec: Spec): string[] =>
  spec.regions.filter(({ electable }) => electable > 0).map(({ region }) => region);

function countsOf(nodes: RegionNodes | undefined): readonly number[] {
  return [nodes?.electable ?? 0, nodes?.readOnly ?? 0, nodes?.analytics ?? 0];
}

function shardChanges(before: Spec, after: Spec): string[] {
  const kinds: string[] = [];
  if (before.zone !== after.zone) kinds.push("a zone is renamed");
  const regions = [...new Set([...before.regions, ...after.regions].map(({ region }) => region))];
  for (const region of regions) {
    const [old, next] = [before, after].map((spec) =>
      spec.regions.find((nodes) => nodes.region === region),
    );
    const [counts, wanted] = [countsOf(old), countsOf(next)];
    if (wanted.some((count, index) => count > (counts[index] ?? 0))) kinds.push("nodes are added");
    if (wanted.some((count, index) => count < (counts[index] ?? 0)))
      kinds.push("nodes are removed");
    if (old !== undefined && next !== undefined && next.electable > 0 && old.electable > 0) {
      const same = old.size === next.size && old.min === next.min && old.max === next.max;
      if (!same) kinds.push("sizes change");
    }
  }
  const [was, is] = [orderOf(before), orderOf(after)];
  const staying = is.filter((region) => was.includes(region));
  if (was.filter((region) => staying.includes(region)).join() !== staying.join())
    kinds.push("priorities change");
  return kinds;
}

/**
 * Refuses an update that changes more than one kind of thing: the provider matches shards by position, so a
 * mixed change of a cluster with several shards reaches the wrong one.
 */
export function checkOneKind(before: readonly Spec[], after: readonly Spec[]): void {
  if (after.length < before.length)
    refuse(
      "shardRemoved",
      `The update removes ${String(before.length - after.length)} of ${String(before.length)} shards; contact support first.`,
    );
  const kinds = before.flatMap((spec, index) => {
    const next = after[index];
    return next === undefined ? [] : shardChanges(spec, next);
  });
  if (after.length > before.length) kinds.push("shards are added");
  const unique = [...new Set(kinds)];
  if (unique.length > 1)
    refuse("oneKind", `The update changes more than one thing at a time: ${unique.join(", ")}.`);
}
