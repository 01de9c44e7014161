import type { EditMaker } from "./edit";
import { addCell, drain, removeCell, retire, serve, share } from "./cells";
import { addAnchor, emptyRegion, grow, retireRegion } from "./regions";
import { addShard, addZone, moveHome, readOnlyNodes, widenZone } from "./zones";

export type { Edit, Up, WalkWorld } from "./edit";

/** Every kind of edit. */
export const EDITS: Readonly<Record<string, EditMaker>> = {
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
};
