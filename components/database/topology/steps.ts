import { lowerNodes, missingElectables, raiseNodes, reorderNodes } from "./electables";
import { heldBounds, resize } from "./resize";
import { clampSize, newShardSize } from "./sizes";
import { TopologyError, type Layout } from "./types";
import { layoutProblems, nodeProblems } from "./validate";
import {
  countOf,
  sameBounds,
  sameLayout,
  sameRegions,
  totalOf,
  withZones,
  zonesOf,
  type ZoneNodes,
} from "./zones";

/** What one `up` changes, and nothing else. */
export type StepKind =
  "create" | "append" | "raise" | "priorities" | "lower" | "bounds" | "sizes" | "none";

/** Nodes that a step takes out of a region for good. */
export interface EmptiedRegion {
  readonly zone: string;
  readonly region: string;
}

/** The next `up` of the database stack. */
export interface Step {
  /** What to deploy now. */
  readonly layout: Layout;
  readonly kind: StepKind;
  /** Nothing is left to do after this step; otherwise the stack asks for another run once Atlas is IDLE. */
  readonly done: boolean;
  /** What changes and why, as a sentence for the plan. */
  readonly reason: string;
  /** Regions in which a zone loses its last electable node: the second key is needed for each. */
  readonly emptied: readonly EmptiedRegion[];
}

function refuse(code: TopologyError["code"], message: string): never {
  throw new TopologyError(code, message);
}

/** @throws TopologyError when shards were removed or moved: their positions are their identity. */
function checkPrefix(live: Layout, target: Layout): void {
  const wanted = target.shards.map((shard) => shard.zone);
  const zones = live.shards.map((shard) => shard.zone);
  const gone = zones.find((zone) => !wanted.includes(zone));
  if (gone !== undefined)
    refuse(
      "zone-removed",
      `zone ${gone} is live but not in the fleet: its location is in documents, so a zone is never removed; put its row back`,
    );
  const listed = `live shards are [${zones.join(", ")}], the lock lists [${wanted.join(", ")}]`;
  if (zones.length > wanted.length)
    refuse(
      "shard-removed",
      `${listed}: removing a shard needs Atlas support; put the shards back, or take them out with support and lock the fleet anew`,
    );
  if (zones.some((zone, index) => zone !== wanted[index]))
    refuse(
      "order-changed",
      `${listed}: the live list must be the beginning of the lock's, since the place is the shard's identity; restore the lock from version control`,
    );
}

/** @throws TopologyError when the live cluster has a state from which no step is known to be safe. */
function checkLive(live: Layout): void {
  for (const shard of live.shards) {
    const first = live.shards.find((other) => other.zone === shard.zone);
    if (first !== undefined && !sameRegions(first.regions, shard.regions))
      refuse(
        "zone-uneven",
        `shards of zone ${shard.zone} have different regions or counts: make them equal in the Atlas console, then run database again`,
      );
  }
  const problems = nodeProblems(live);
  if (problems.length > 0)
    refuse(
      "layout-invalid",
      `the live cluster is not one of ours: ${problems.join("; ")}. Mend it in the Atlas console, then run database again`,
    );
}

/** The target with each live shard at its own size, moved into the target's bounds: auto-scaling owns the size inside them. */
export function settledTarget(live: Layout, target: Layout): Layout {
  return {
    ...target,
    shards: target.shards.map((shard, index) => ({
      ...shard,
      instanceSize: clampSize(
        live.shards[index]?.instanceSize ?? shard.instanceSize,
        target.bounds,
      ),
    })),
  };
}

/** New nodes of the zones for which `move` has something to do; undefined when it has for none. */
function moveZones(
  live: Layout,
  target: Layout,
  move: (live: ZoneNodes, target: ZoneNodes, zone: string) => ZoneNodes | undefined,
): { layout: Layout; zones: string[] } | undefined {
  const wanted = zonesOf(target);
  const moved = new Map<string, ZoneNodes>();
  for (const [zone, nodes] of zonesOf(live)) {
    const goal = wanted.get(zone);
    const next = goal === undefined ? undefined : move(nodes, goal, zone);
    if (next !== undefined) moved.set(zone, next);
  }
  return moved.size === 0
    ? undefined
    : { layout: withZones(live, moved), zones: [...moved.keys()] };
}

/** `europe: 3 electable (eu-west-1 3) to 7 (eu-west-1 3, eu-central-1 2, eu-west-3 2)` for every zone that changes. */
function describe(live: Layout, next: Layout, zones: readonly string[]): string {
  const text = (nodes: ZoneNodes | undefined) => {
    if (nodes === undefined) return "none";
    const part = (region: string) => `${region} ${countOf(nodes.electable, region)}`;
    const readOnly = [...nodes.readOnly].map(([region, count]) => `${region} ${count} read-only`);
    return `${totalOf(nodes.electable)} (${[...nodes.order.map(part), ...readOnly].join(", ")})`;
  };
  const before = zonesOf(live);
  const after = zonesOf(next);
  return zones
    .map((zone) => `zone ${zone} from ${text(before.get(zone))} to ${text(after.get(zone))}`)
    .join("; ");
}

function append(live: Layout, target: Layout): Layout {
  const sizes = live.shards.map((shard) => shard.instanceSize);
  const added = target.shards.slice(live.shards.length).map((shard) => {
    // A shard of a living zone starts with the zone's present nodes: all shards of a zone are equal.
    const twin = live.shards.find((other) => other.zone === shard.zone);
    return {
      ...shard,
      regions: twin?.regions ?? shard.regions,
      instanceSize: newShardSize(shard.instanceSize, sizes, live.bounds),
    };
  });
  return { ...live, shards: [...live.shards, ...added] };
}

function changeOf(live: Layout, target: Layout): Pick<Step, "layout" | "kind" | "reason"> {
  const held = heldBounds(live, target);
  if (!sameBounds(held, live.bounds)) {
    return {
      layout: { ...live, bounds: held },
      kind: "bounds",
      reason: `auto-scaling, now ${live.bounds.min} to ${live.bounds.max}, does not hold the live sizes: bounds of ${held.min} to ${held.max} first`,
    };
  }
  if (live.shards.length < target.shards.length) {
    const zones = target.shards.slice(live.shards.length).map((shard) => shard.zone);
    return {
      layout: append(live, target),
      kind: "append",
      reason: `new shards at the end, of ${zones.join(", ")}; entries before them stay as they are`,
    };
  }
  const raised = moveZones(live, target, raiseNodes);
  if (raised !== undefined) {
    return {
      layout: raised.layout,
      kind: "raise",
      reason: `nodes are added: ${describe(live, raised.layout, raised.zones)}`,
    };
  }
  const wanted = zonesOf(target);
  const complete = (nodes: ZoneNodes, zone: string) => {
    const goal = wanted.get(zone);
    return goal !== undefined && missingElectables(nodes, goal) === 0;
  };
  // Priorities change once, when every zone has all its nodes: each change of the first means an election.
  const allComplete = [...zonesOf(live)].every(([zone, nodes]) => complete(nodes, zone));
  const reordered = allComplete ? moveZones(live, target, reorderNodes) : undefined;
  if (reordered !== undefined) {
    const orders = [...zonesOf(reordered.layout)]
      .filter(([zone]) => reordered.zones.includes(zone))
      .map(([zone, nodes]) => `zone ${zone}: ${nodes.order.join(", ")}`);
    return {
      layout: reordered.layout,
      kind: "priorities",
      reason: `new order of ${orders.join("; ")}`,
    };
  }
  // A complete zone waits with its surplus until the order is right, so that its home leaves last.
  const lowered = moveZones(live, target, (nodes, goal, zone) =>
    complete(nodes, zone) && reorderNodes(nodes, goal) !== undefined
      ? undefined
      : lowerNodes(nodes, goal),
  );
  if (lowered !== undefined) {
    return {
      layout: lowered.layout,
      kind: "lower",
      reason: `surplus nodes leave, a majority stays: ${describe(live, lowered.layout, lowered.zones)}`,
    };
  }
  return (
    resize(live, target) ?? {
      layout: settledTarget(live, target),
      kind: "none",
      reason: "the cluster is as the fleet asks",
    }
  );
}

function emptiedBy(live: Layout, next: Layout): EmptiedRegion[] {
  const after = zonesOf(next);
  return [...zonesOf(live)].flatMap(([zone, nodes]) =>
    nodes.order
      .filter((region) => countOf(after.get(zone)?.electable ?? new Map(), region) === 0)
      .map((region) => ({ zone, region })),
  );
}

/**
 * The next safe `up` on the way from the live topology to the target. One kind of change each:
 *
 * 1. `append`: new shards at the end of the list, the rest untouched;
 * 2. `raise`: nodes are added, up to seven electable ones in a shard;
 * 3. `priorities`: the order of the electable regions, which moves the home;
 * 4. `lower`: two electable nodes leave, so a majority of the members stays;
 * 5. `bounds` and `sizes`: auto-scaling's bounds are widened, sizes moved, bounds narrowed.
 *
 * So one region with 3 grows to 3-2-2 and then shrinks to 2-2-1, and a region is only left after
 * its successor holds the data. Raising or lowering renumbers priorities without changing
 * the order of the regions that stay, which causes no election.
 * After a step that is not `done` the caller waits for Atlas to be IDLE, reads the live
 * topology again and asks again: nothing is remembered between runs.
 *
 * @param live the cluster's topology, undefined when there is no cluster yet.
 * @throws TopologyError when shards or a zone were removed, the order changed, or either side is invalid.
 */
export function nextSafeStep(live: Layout | undefined, target: Layout): Step {
  const problems = layoutProblems(target);
  if (problems.length > 0)
    refuse("layout-invalid", `the fleet's topology is not valid: ${problems.join("; ")}`);
  if (live === undefined) {
    return {
      layout: target,
      kind: "create",
      done: true,
      reason: "there is no cluster yet: it is created as the fleet asks",
      emptied: [],
    };
  }
  checkPrefix(live, target);
  checkLive(live);
  const change = changeOf(live, target);
  return {
    ...change,
    done: sameLayout(change.layout, settledTarget(change.layout, target)),
    emptied: emptiedBy(live, change.layout),
  };
}
