import type { Rule } from "../../rule/rule";

export const KUBERNETES_RULES: readonly Rule[] = [];
