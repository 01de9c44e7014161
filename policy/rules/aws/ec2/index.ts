import type { Rule } from "../../../rule/rule";

export const EC2_RULES: readonly Rule[] = [];
