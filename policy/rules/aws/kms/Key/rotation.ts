import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { KEY } from "../types";

export const rotation = resourceRule({
  id: "aws-kms-key-rotation",
  title: "A symmetric key gets new material every year",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "KMS.4"),
    mapping("cis", "4.6"),
    mapping("checkov", "CKV_AWS_7"),
    mapping("trivy", "AVD-AWS-0065"),
  ],
  why: "Material that never changes protects ever more data, and one leak opens all of it.",
  fix: "Set enableKeyRotation: true. Old data stays readable, and nothing has to be encrypted anew.",
  types: [KEY],
  properties: ["enableKeyRotation", "rotationPeriodInDays"],
  settings: {
    days: z.int().min(90).max(2560).default(365).describe("Most days between two rotations"),
  },
  check: (it) => {
    const spec = it.text("customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
    const usage = it.text("keyUsage") ?? "ENCRYPT_DECRYPT";
    if (spec !== "SYMMETRIC_DEFAULT" || usage !== "ENCRYPT_DECRYPT")
      it.notApplicable("only symmetric keys that encrypt rotate by themselves");
    if (it.has("customKeyStoreId") || it.has("xksKeyId"))
      it.notApplicable("keys of a custom key store do not rotate by themselves");
    it.mustBeTrue("enableKeyRotation");
    it.mustBeAtMost("rotationPeriodInDays", it.settings.days);
  },
});
