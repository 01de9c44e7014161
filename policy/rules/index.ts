import type { Rule } from "../rule/rule";
import { ELASTICACHE_RULES } from "./aws/elasticache";
import { S3_RULES } from "./aws/s3";

/** Every rule of the pack. */
export const RULES: readonly Rule[] = [...ELASTICACHE_RULES, ...S3_RULES];
