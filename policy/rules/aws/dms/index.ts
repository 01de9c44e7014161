import type { Rule } from "../../../rule/rule";

export const DMS_RULES: readonly Rule[] = [];
