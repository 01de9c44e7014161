import type { Operator } from "../mutation";
import { DOCUMENTS } from "./documents";
import { ENUMS } from "./enums";
import { KINDS } from "./kinds";
import { LIMITS } from "./limits";
import { NAMES } from "./names";
import { REGIONS } from "./regions";
import { TEXT } from "./text";

/** Every operator, in the order of the generated page. */
export const OPERATORS: readonly Operator[] = [
  ...NAMES,
  ...KINDS,
  ...ENUMS,
  ...REGIONS,
  ...LIMITS,
  ...TEXT,
  ...DOCUMENTS,
];
