import type { Rule } from "../../../rule/rule";

export const SFN_RULES: readonly Rule[] = [];
