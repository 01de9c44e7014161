import type { Rule } from "../../../rule/rule";

export const CLOUDWATCH_RULES: readonly Rule[] = [];
