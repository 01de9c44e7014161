import type { EditMaker } from "./edit";
import { addCell, drain, removeCell, retire, serve, share } from "./cells";
import { addAnchor, emptyRegion, grow, retireRegion } from "./regions";
import { addShard, addZone, moveHome, readOnlyNodes, widenZone } from "./zones";

export type { Edit, EditMaker, Up, WalkWorld } from "./edit";

/** Every kind of edit. */
export const EDITS = {
  addAnchor,
  addCell,
  addShard,
  addZone,
  drain,
  emptyRegion,
  grow,
  moveHome,
  readOnlyNodes,
  removeCell,
  retire,
  retireRegion,
  serve,
  share,
  widenZone,
} as const satisfies Readonly<Record<string, EditMaker>>;
