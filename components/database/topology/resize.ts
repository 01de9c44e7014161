import { clampSize, insideBounds, widenBounds } from "./sizes";
import type { Layout, SizeBounds } from "./types";
import { sameBounds } from "./zones";

/** The live bounds, widened to hold the live sizes; those of the target where auto-scaling was switched off. */
export function heldBounds(live: Layout, target: Layout): SizeBounds {
  const off = live.bounds.min === live.bounds.max;
  const sizes = live.shards.map((shard) => shard.instanceSize);
  return widenBounds(off ? target.bounds : live.bounds, sizes);
}

/**
 * The next change of bounds or sizes; undefined when both are as the target asks.
 * Atlas refuses bounds that leave a live size outside. So bounds are first widened to hold both sides, then the
 * sizes move, then the bounds are narrowed; auto-scaling stays on all the while. A size that auto-scaling moves
 * back in between only makes the middle step come again.
 */
export function resize(
  live: Layout,
  target: Layout,
): { layout: Layout; kind: "bounds" | "sizes"; reason: string } | undefined {
  const span = (bounds: SizeBounds) => `${bounds.min} to ${bounds.max}`;
  const sizes = live.shards.map((shard) => shard.instanceSize);
  if (sizes.every((size) => insideBounds(size, target.bounds))) {
    return sameBounds(live.bounds, target.bounds)
      ? undefined
      : {
          layout: { ...live, bounds: target.bounds },
          kind: "bounds",
          reason: `auto-scaling from ${span(live.bounds)} to ${span(target.bounds)}; every live size lies inside both`,
        };
  }
  const wide = widenBounds(live.bounds, [target.bounds.min, target.bounds.max]);
  if (!sameBounds(live.bounds, wide)) {
    return {
      layout: { ...live, bounds: wide },
      kind: "bounds",
      reason: `auto-scaling widened from ${span(live.bounds)} to ${span(wide)}, so that sizes can move to ${span(target.bounds)} next`,
    };
  }
  const shards = live.shards.map((shard) => ({
    ...shard,
    instanceSize: clampSize(shard.instanceSize, target.bounds),
  }));
  return {
    layout: { ...live, shards },
    kind: "sizes",
    reason: `sizes from ${sizes.join(", ")} to ${shards.map((shard) => shard.instanceSize).join(", ")}`,
  };
}
