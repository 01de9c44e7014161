import { countOf, totalOf, type ZoneNodes } from "./zones";

/** Most voting members of a replica set (MongoDB manual, replica set limits). */
export const MOST_ELECTABLE = 7;

/** Nodes moved by one lowering: 7 to 5 and 5 to 3 keep a majority of the old members, 7 to 3 would not. */
const LOWER_BY = 2;

/** Regions of either side, those of the target first. */
function regionsOf(live: ZoneNodes, target: ZoneNodes): string[] {
  return [...new Set([...target.order, ...live.order])];
}

/** Electable nodes that are missing, by region in the target's order. */
function missing(live: ZoneNodes, target: ZoneNodes): [region: string, count: number][] {
  return regionsOf(live, target)
    .map((region): [string, number] => [
      region,
      countOf(target.electable, region) - countOf(live.electable, region),
    ])
    .filter(([, count]) => count > 0);
}

/** Electable nodes that are still missing. */
export function missingElectables(live: ZoneNodes, target: ZoneNodes): number {
  return missing(live, target).reduce((sum, [, count]) => sum + count, 0);
}

/** Region by region, the larger (or smaller) of two counts. */
function merged(
  live: ReadonlyMap<string, number>,
  target: ReadonlyMap<string, number>,
  pick: (left: number, right: number) => number,
): Map<string, number> {
  const regions = [...new Set([...live.keys(), ...target.keys()])];
  return new Map(
    regions
      .map((region): [string, number] => [
        region,
        pick(countOf(live, region), countOf(target, region)),
      ])
      .filter(([, count]) => count > 0),
  );
}

/**
 * The zone with electable nodes added, at most seven in all, and all missing read-only nodes.
 * Totals stay odd, so an even number is added: where one node more is needed, it stands for a while
 * in the region with the fewest nodes, which keeps the part that any one region holds small.
 * New regions come last in priority: a node becomes primary only after its data is there and
 * a later step says so.
 *
 * @returns undefined when there is nothing to add or no room.
 */
export function raiseNodes(live: ZoneNodes, target: ZoneNodes): ZoneNodes | undefined {
  const wanted = missing(live, target);
  const needed = wanted.reduce((sum, [, count]) => sum + count, 0);
  const room = Math.min(needed + (needed % 2), MOST_ELECTABLE - totalOf(live.electable));
  const electable = new Map(live.electable);
  let left = room;
  for (const [region, count] of wanted) {
    const added = Math.min(count, left);
    if (added > 0) electable.set(region, countOf(electable, region) + added);
    left -= added;
  }
  if (left > 0) {
    const [fewest] = regionsOf(live, target)
      .filter((region) => countOf(electable, region) > 0)
      .sort((one, other) => countOf(electable, one) - countOf(electable, other));
    if (fewest !== undefined) electable.set(fewest, countOf(electable, fewest) + left);
  }
  const readOnly = merged(live.readOnly, target.readOnly, Math.max);
  if (room === 0 && totalOf(readOnly) === totalOf(live.readOnly)) return undefined;
  const order = [...new Set([...live.order, ...target.order])].filter(
    (region) => countOf(electable, region) > 0,
  );
  return { order, electable, readOnly };
}

/**
 * The zone with two electable nodes fewer, lowest priority first, and without surplus read-only nodes.
 * Five of seven and three of five old members stay: a majority.
 *
 * @returns undefined when there is nothing to remove.
 */
export function lowerNodes(live: ZoneNodes, target: ZoneNodes): ZoneNodes | undefined {
  const electable = new Map(live.electable);
  let left = LOWER_BY;
  for (const region of [...live.order].reverse()) {
    const surplus = countOf(electable, region) - countOf(target.electable, region);
    const removed = Math.max(0, Math.min(surplus, left));
    electable.set(region, countOf(electable, region) - removed);
    left -= removed;
  }
  // Read-only nodes leave last: a region that swaps them for electable ones never holds fewer nodes.
  const readOnly =
    missingElectables(live, target) === 0
      ? merged(live.readOnly, target.readOnly, Math.min)
      : live.readOnly;
  // One node of surplus comes with one that is missing; the next raise evens it out.
  const lowered = left === 0;
  if (!lowered && totalOf(readOnly) === totalOf(live.readOnly)) return undefined;
  const kept = lowered
    ? new Map([...electable].filter(([, count]) => count > 0))
    : new Map(live.electable);
  return { order: live.order.filter((region) => kept.has(region)), electable: kept, readOnly };
}

/**
 * The zone with the target's order first and the regions that it will leave last, so that a home hands
 * over before its nodes go. Undefined when the first region and the order of those that stay are right:
 * each change of the order may mean an election.
 */
export function reorderNodes(live: ZoneNodes, target: ZoneNodes): ZoneNodes | undefined {
  const staying = target.order.filter((region) => countOf(live.electable, region) > 0);
  const present = live.order.filter((region) => staying.includes(region));
  const right =
    live.order[0] === staying[0] && staying.every((region, index) => region === present[index]);
  return right
    ? undefined
    : { ...live, order: [...staying, ...live.order.filter((region) => !staying.includes(region))] };
}
