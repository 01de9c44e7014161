import type { Rule } from "../../../rule/rule";

export const LAMBDA_RULES: readonly Rule[] = [];
