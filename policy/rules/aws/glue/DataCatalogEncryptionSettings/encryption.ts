import { mapping, resourceRule } from "../../../../rule";
import { mustBeFleetKey } from "../../kms/customer-key";
import { CATALOG_ENCRYPTION } from "../types";

const ROOT = "dataCatalogEncryptionSettings";
const MODES = ["SSE-KMS", "SSE-KMS-WITH-SERVICE-ROLE"] as const;

export const catalogEncryption = resourceRule({
  id: "aws-glue-data-catalog-encryption-settings-encryption",
  title: "The catalogue and the passwords of its connections are encrypted with keys of one's own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_94"), mapping("worldcell", "A12")],
  why: "Tables tell where everything is, and a connection's password opens a database.",
  fix: "Set catalogEncryptionMode: SSE-KMS and returnConnectionPasswordEncrypted: true, each with a customer key.",
  types: [CATALOG_ENCRYPTION],
  properties: [ROOT],
  check: (it) => {
    const atRest = `${ROOT}.encryptionAtRest`;
    const passwords = `${ROOT}.connectionPasswordEncryption`;
    it.part(() => {
      it.mustBeOneOf(`${atRest}.catalogEncryptionMode`, MODES, { shown: ["DISABLED"] });
      if (it.text(`${atRest}.catalogEncryptionMode`)?.startsWith("SSE-KMS") === true)
        mustBeFleetKey(it, `${atRest}.sseAwsKmsKeyId`);
    });
    it.part(() => {
      it.mustBeTrue(`${passwords}.returnConnectionPasswordEncrypted`);
      if (it.flag(`${passwords}.returnConnectionPasswordEncrypted`) === true)
        mustBeFleetKey(it, `${passwords}.awsKmsKeyId`);
    });
  },
});
