import type { Rule } from "../../../rule/rule";

export const SQS_RULES: readonly Rule[] = [];
