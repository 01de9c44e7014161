import { ENTRY } from "./entry";
import { FUNCTIONS } from "./functions";
import { LAKE } from "./lake";
import { MESSAGES } from "./messages";
import { NAMES } from "./names";
import { NETWORK } from "./network";
import { SECURITY } from "./security";
import { STORAGE } from "./storage";
import { STORES } from "./stores";
import type { Twin, Twins } from "./twin";

/** Every AWS type in the plan, and those that its stores will bring. */
export const TWINS: Twins = {
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

/** Twin of a type; undefined for a type without a row or without a twin. */
export function twinOf(type: string): Twin | undefined {
  const row = TWINS[type];
  return row === undefined || "none" in row ? undefined : row;
}
