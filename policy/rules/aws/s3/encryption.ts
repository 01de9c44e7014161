import type { Place } from "../../../rule";
import { mustBeCustomerKey } from "../kms/customer-key";

const ALGORITHM = "applyServerSideEncryptionByDefault.sseAlgorithm";
const KEY = "applyServerSideEncryptionByDefault.kmsMasterKeyId";
const KMS = ["aws:kms", "aws:kms:dsse"] as const;

/** Whether a rule of a bucket's encryption names a key of KMS. */
export function usesKms(rule: Place): boolean {
  return KMS.some((algorithm) => rule.text(ALGORITHM) === algorithm);
}

/** A rule of a bucket's encryption must encrypt with a key of one's own. */
export function mustUseCustomerKey(rule: Place): void {
  rule.mustBeOneOf(ALGORITHM, KMS, { shown: ["AES256"] });
  rule.part(() => {
    if (usesKms(rule)) mustBeCustomerKey(rule, KEY);
  });
}

/** A rule of a bucket's encryption must name a way to encrypt, with whatever key. */
export function mustEncrypt(rule: Place): void {
  rule.mustBeOneOf(ALGORITHM, [...KMS, "AES256"]);
}

/** Whether {@link mustUseCustomerKey} would find something. */
export function lacksCustomerKey(rule: Place): boolean {
  if (!usesKms(rule)) return true;
  if (rule.isUnknown(KEY)) return false;
  const key = rule.text(KEY) ?? "";
  return key === "" || /(^|:)alias\/aws\//.test(key);
}
