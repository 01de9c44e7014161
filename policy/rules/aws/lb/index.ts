import type { Rule } from "../../../rule/rule";

export const LB_RULES: readonly Rule[] = [];
