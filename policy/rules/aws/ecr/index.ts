import type { Rule } from "../../../rule/rule";

export const ECR_RULES: readonly Rule[] = [];
