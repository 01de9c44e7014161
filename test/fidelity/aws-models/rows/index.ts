import { ENTRY } from "./entry";
import { FUNCTIONS } from "./functions";
import { LAKE } from "./lake";
import { MESSAGES } from "./messages";
import { NAMES } from "./names";
import { NETWORK } from "./network";
import type { Operations, Rows } from "./row";
import { SECURITY } from "./security";
import { STORAGE } from "./storage";
import { STORES } from "./stores";

/** Every AWS type in the plan, and those that its stores will bring. */
export const ROWS: Rows = {
  ...ENTRY,
  ...FUNCTIONS,
  ...LAKE,
  ...MESSAGES,
  ...NAMES,
  ...NETWORK,
  ...SECURITY,
  ...STORAGE,
  ...STORES,
};

/** Operations of a type; undefined for a type without a row or without operations. */
export function operationsOf(type: string): Operations | undefined {
  const row = ROWS[type];
  return row === undefined || "none" in row ? undefined : row;
}
