import type { Rule } from "../../../rule/rule";

export const IAM_RULES: readonly Rule[] = [];
