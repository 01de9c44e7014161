import { mapping, resourceRule } from "../../../../rule";
import { enough, mustBeFleetKey } from "../../kms/customer-key";
import { skipSpark, WORKGROUP } from "../types";

const RESULTS = "configuration.resultConfiguration.encryptionConfiguration";
const MANAGED = "configuration.managedQueryResultsConfiguration";

export const resultEncryption = resourceRule({
  id: "aws-athena-workgroup-encryption",
  title: "Query results are encrypted with a key of one's own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_159"), mapping("worldcell", "A12")],
  why: "A result holds what was asked for: names, addresses and purchases of players.",
  fix: "Set encryptionOption: SSE_KMS with kmsKeyArn in the result configuration.",
  types: [WORKGROUP],
  properties: [RESULTS, MANAGED],
  check: (it) => {
    skipSpark(it);
    if (it.flag(`${MANAGED}.enabled`) === true) {
      mustBeFleetKey(it, `${MANAGED}.encryptionConfiguration.kmsKey`);
      return;
    }
    it.mustBeOneOf(`${RESULTS}.encryptionOption`, enough(it, ["SSE_KMS", "CSE_KMS"], ["SSE_S3"]), {
      shown: ["SSE_S3"],
    });
    it.part(() => {
      if (it.text(`${RESULTS}.encryptionOption`)?.endsWith("_KMS") === true)
        mustBeFleetKey(it, `${RESULTS}.kmsKeyArn`);
    });
  },
});
