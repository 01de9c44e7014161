export { parseLiveLayout, type LiveCluster, type LiveLayout } from "./live";
export { INSTANCE_SIZES, sizeRank } from "./sizes";
export { nextSafeStep, settledTarget, type EmptiedRegion, type Step, type StepKind } from "./steps";
export { targetLayout } from "./target";
export {
  TopologyError,
  type Layout,
  type RegionNodes,
  type ShardLayout,
  type SizeBounds,
  type TopologyCode,
} from "./types";
export { ELECTABLE_TOTALS, layoutProblems } from "./validate";
