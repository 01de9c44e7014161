import type { Rule } from "../../../rule/rule";

export const ROUTE53_RULES: readonly Rule[] = [];
