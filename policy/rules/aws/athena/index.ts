import type { Rule } from "../../../rule/rule";

export const ATHENA_RULES: readonly Rule[] = [];
