import type { Rule } from "../../../rule/rule";

export const WAFV2_RULES: readonly Rule[] = [];
