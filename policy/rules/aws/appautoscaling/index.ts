import type { Rule } from "../../../rule/rule";

export const APPAUTOSCALING_RULES: readonly Rule[] = [];
