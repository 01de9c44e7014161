import type { Rule } from "../../../rule/rule";

export const OPENSEARCH_RULES: readonly Rule[] = [];
