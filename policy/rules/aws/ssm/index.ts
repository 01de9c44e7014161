import type { Rule } from "../../../rule/rule";

export const SSM_RULES: readonly Rule[] = [];
