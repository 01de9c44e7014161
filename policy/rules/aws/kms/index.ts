import type { Rule } from "../../../rule/rule";

export const KMS_RULES: readonly Rule[] = [];
