import { mapping, resourceRule } from "../../../../rule";
import { enough, mustBeFleetKey } from "../../kms/customer-key";
import { DATABASE } from "../types";

const OPTION = "encryptionConfiguration.encryptionOption";

export const databaseEncryption = resourceRule({
  id: "aws-athena-database-encryption",
  title: "A database of Athena is encrypted with a key of one's own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_77"), mapping("worldcell", "A12")],
  why: "What its queries write to the bucket is read by whoever reads the bucket.",
  fix: "Set encryptionConfiguration with encryptionOption: SSE_KMS and kmsKey.",
  types: [DATABASE],
  properties: ["encryptionConfiguration"],
  check: (it) => {
    if (!it.has("bucket")) it.notApplicable("writes no results of its own");
    it.mustBeOneOf(OPTION, enough(it, ["SSE_KMS", "CSE_KMS"], ["SSE_S3"]), { shown: ["SSE_S3"] });
    if (it.text(OPTION)?.endsWith("_KMS") === true)
      mustBeFleetKey(it, "encryptionConfiguration.kmsKey");
  },
});
