import type { Operator } from "../mutation";
import { ADDED } from "./additions";
import { DOCUMENTS } from "./documents";
import { KEYS } from "./keys";
import { LISTS } from "./lists";
import { NETWORK } from "./network";
import { PLACES } from "./places";
import { TEXTS } from "./texts";
import { VALUES } from "./values";

/** Every operator on properties, in the order of the generated page. */
export const OPERATORS: readonly Operator[] = [
  ...VALUES,
  ...LISTS,
  ...KEYS,
  ...PLACES,
  ...NETWORK,
  ...DOCUMENTS,
  ...TEXTS,
  ...ADDED,
];
