import type { Rule } from "../../../rule/rule";
import { certificateDnsValidation } from "./Certificate/dns-validation";
import { certificateKeyAlgorithm } from "./Certificate/key-algorithm";
import { certificateNoKey } from "./Certificate/no-key";
import { certificateTransparency } from "./Certificate/transparency-logging";
import { certificateValidated } from "./Certificate/validated";

/** Rules about certificates. */
export const ACM_RULES: readonly Rule[] = [
  certificateDnsValidation,
  certificateKeyAlgorithm,
  certificateNoKey,
  certificateTransparency,
  certificateValidated,
];
