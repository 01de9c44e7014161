import type { Rule } from "../../../rule/rule";

export const GLUE_RULES: readonly Rule[] = [];
