import type { Rule } from "../../../rule/rule";
import { policyConfigured } from "./Policy/configured";
import { policyTargetValue } from "./Policy/target-value";
import { targetBounds } from "./Target/bounds";
import { targetFollowed } from "./Target/followed";
import { targetNeverEmpty } from "./Target/never-empty";

/** Rules about scaling. */
export const APPAUTOSCALING_RULES: readonly Rule[] = [
  policyConfigured,
  policyTargetValue,
  targetBounds,
  targetFollowed,
  targetNeverEmpty,
];
