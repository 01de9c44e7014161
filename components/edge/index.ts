export type { EdgeArgs, EdgeCell } from "./args";
export type { CellChecks, EdgeNodes } from "./edge";
export { Edge } from "./edge";
export type { AliasTarget, CellRoute, EdgePlan, PlannedRecord, Slot } from "./edge-layout";
export {
  ADDRESS_TYPES,
  apiName,
  edgePlan,
  leafName,
  MAX_WEIGHT,
  recordTree,
  slotName,
} from "./edge-layout";
