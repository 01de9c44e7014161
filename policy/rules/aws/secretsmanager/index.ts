import type { Rule } from "../../../rule/rule";

export const SECRETSMANAGER_RULES: readonly Rule[] = [];
