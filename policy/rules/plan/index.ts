import type { PlanRule } from "../../rule/plan-rule";
import { symmetry } from "./symmetry";
import { wrappedSecrets } from "./wrapped-secrets";

/** Rules about a plan as a whole. */
export const PLAN_RULES: readonly PlanRule[] = [symmetry, wrappedSecrets];
