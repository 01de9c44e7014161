import type { Rule } from "../../../rule/rule";

export const DOCUMENT_RULES: readonly Rule[] = [];
