import type { Rule } from "../../../rule/rule";

export const EKS_RULES: readonly Rule[] = [];
