import type { Rule } from "../../../rule/rule";

export const SNS_RULES: readonly Rule[] = [];
