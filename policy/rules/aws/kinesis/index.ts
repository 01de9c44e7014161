import type { Rule } from "../../../rule/rule";

export const KINESIS_RULES: readonly Rule[] = [];
