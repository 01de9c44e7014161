/** Name of the pack. */
export const PACK = "worldcell";
