import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";

const ROOT = "encryptionConfiguration";

/** What a configuration encrypts: the block, the setting in it, the mode that uses a key, the others. */
const PARTS = [
  ["cloudwatchEncryption", "cloudwatchEncryptionMode", "SSE-KMS", ["DISABLED"]],
  ["jobBookmarksEncryption", "jobBookmarksEncryptionMode", "CSE-KMS", ["DISABLED"]],
  ["s3Encryption", "s3EncryptionMode", "SSE-KMS", ["SSE-S3", "DISABLED"]],
] as const;

export const securityConfigurationEncryption = resourceRule({
  id: "aws-glue-security-configuration-encryption",
  title: "A security configuration encrypts logs, bookmarks and files with keys of one's own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_99"), mapping("worldcell", "A12")],
  why: "Jobs trust it: what it leaves out, none of them encrypts.",
  fix: "Set all three modes, each with the ARN of a customer key. A change makes a new configuration.",
  types: ["aws:glue/securityConfiguration:SecurityConfiguration"],
  properties: PARTS.map(([block]) => `${ROOT}.${block}`),
  check: (it) => {
    for (const [block, mode, allowed, others] of PARTS) {
      it.part(() => {
        const path = `${ROOT}.${block}.${mode}`;
        it.mustBeOneOf(path, [allowed], { shown: others });
        if (it.text(path) === allowed) mustBeCustomerKey(it, `${ROOT}.${block}.kmsKeyArn`);
      });
    }
  },
});
