import type { SizeBounds } from "./types";
import { TopologyError } from "./types";

/**
 * Instance sizes of the general class on AWS that a global cluster may have, smallest first.
 * Sizes of other classes (`R40`, `M40_NVME`, `M40_GEN_2`) do not scale together with these.
 */
export const INSTANCE_SIZES = [
  "M30",
  "M40",
  "M50",
  "M60",
  "M80",
  "M140",
  "M200",
  "M300",
  "M400",
  "M700",
] as const;

/** Atlas lets the shards of a cluster differ by two sizes at most (Atlas docs, cluster auto-scaling). */
export const LARGEST_SIZE_GAP = 2;

/** Place of a size among {@link INSTANCE_SIZES}. @throws TopologyError on a size of another class. */
export function sizeRank(size: string): number {
  const rank = INSTANCE_SIZES.findIndex((known) => known === size);
  if (rank < 0) {
    throw new TopologyError(
      "instance-size",
      `instance size ${size} is none of ${INSTANCE_SIZES.join(", ")}: bring the cluster to one of them in the Atlas console, then run database again`,
    );
  }
  return rank;
}

/** The size, moved to the nearer bound when it lies outside. */
export function clampSize(size: string, bounds: SizeBounds): string {
  if (sizeRank(size) < sizeRank(bounds.min)) return bounds.min;
  return sizeRank(size) > sizeRank(bounds.max) ? bounds.max : size;
}

/** Whether the size lies inside the bounds. */
export function insideBounds(size: string, bounds: SizeBounds): boolean {
  return clampSize(size, bounds) === size;
}

/** The narrowest bounds that hold the given ones and every size. */
export function widenBounds(bounds: SizeBounds, sizes: readonly string[]): SizeBounds {
  const by = (left: string, right: string) => sizeRank(left) - sizeRank(right);
  const all = [bounds.min, bounds.max, ...sizes].sort(by);
  return { min: all[0] ?? bounds.min, max: all.at(-1) ?? bounds.max };
}

/**
 * Size of a new shard: the wanted one, moved into the live bounds and to within two sizes of the
 * largest and the smallest live shard.
 */
export function newShardSize(wanted: string, live: readonly string[], bounds: SizeBounds): string {
  const ranks = live.map(sizeRank);
  const last = INSTANCE_SIZES.length - 1;
  const near = {
    min: INSTANCE_SIZES[Math.max(0, Math.max(...ranks, 0) - LARGEST_SIZE_GAP)] ?? bounds.min,
    max: INSTANCE_SIZES[Math.min(last, Math.min(...ranks, last) + LARGEST_SIZE_GAP)] ?? bounds.max,
  };
  return clampSize(clampSize(wanted, near), bounds);
}
