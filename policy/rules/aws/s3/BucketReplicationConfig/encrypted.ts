import { mapping, stackRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../kms/customer-key";
import { bucketOf, ENCRYPTIONS, REPLICATION, sidesOf } from "../buckets";
import { usesKms } from "../encryption";

const SELECTION = "sourceSelectionCriteria.sseKmsEncryptedObjects.status";
const KEY = "destination.encryptionConfiguration.replicaKmsKeyId";

export const replicationEncrypted = stackRule({
  id: "aws-s3-bucket-replication-config-encrypted",
  title: "Encrypted objects are copied, under a key of the copy's region",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5"), mapping("worldcell", "A12")],
  why: "S3 leaves objects under KMS keys out unless it is told otherwise, and says so to nobody.",
  fix: "Set sourceSelectionCriteria.sseKmsEncryptedObjects.status: Enabled, and replicaKmsKeyId.",
  types: [REPLICATION],
  properties: [
    "rules.sourceSelectionCriteria",
    "rules.destination.encryptionConfiguration.replicaKmsKeyId",
  ],
  check: (it) => {
    const bucket = bucketOf(it) ?? it.notApplicable("its source stands in another stack");
    const encrypted = sidesOf(bucket, ENCRYPTIONS).some((configuration) =>
      configuration.list("rules").some(usesKms),
    );
    if (!encrypted) it.notApplicable("its source uses no key of KMS");
    for (const rule of it.list("rules")) {
      rule.mustBeOneOf(SELECTION, ["Enabled"], { shown: ["Disabled"] });
      rule.part(() => {
        mustBeCustomerKey(rule, KEY);
      });
    }
  },
});
