import type { Rule } from "../../../rule/rule";

export const ACM_RULES: readonly Rule[] = [];
