import type { Rule } from "../../../rule/rule";

export const OPENSEARCHINGEST_RULES: readonly Rule[] = [];
