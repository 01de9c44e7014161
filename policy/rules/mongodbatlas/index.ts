import type { Rule } from "../../rule/rule";

export const MONGODBATLAS_RULES: readonly Rule[] = [];
