import type { Rule } from "../../../rule/rule";
import { encryptionAtRest } from "./ReplicationGroup/encryption-at-rest";

/** Rules about caches. */
export const ELASTICACHE_RULES: readonly Rule[] = [encryptionAtRest];
