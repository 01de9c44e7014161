import type { Phase } from "../../fleet/schema";

/** What one phase buys of the Atlas cluster, per shard; the same for all zones. */
export interface DatabaseSize {
  readonly instanceSize: string;
  readonly minInstanceSize: string;
  readonly maxInstanceSize: string;
}

/**
 * The cluster by phase: sizes rise inside the bounds, and the bounds overlap so that a step never
 * puts the live size outside them (Atlas documentation).
 */
export const DATABASE_SIZES: Readonly<Record<Phase, DatabaseSize>> = {
  seed: { instanceSize: "M30", minInstanceSize: "M30", maxInstanceSize: "M40" },
  launch: { instanceSize: "M40", minInstanceSize: "M40", maxInstanceSize: "M60" },
  growth: { instanceSize: "M50", minInstanceSize: "M50", maxInstanceSize: "M80" },
  scale: { instanceSize: "M60", minInstanceSize: "M60", maxInstanceSize: "M200" },
};
