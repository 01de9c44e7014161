import { mapping, resourceRule } from "../../../../rule";
import { enough, mustBeFleetKey } from "../../kms/customer-key";

const S3_ENDPOINT = "aws:dms/s3Endpoint:S3Endpoint";

export const s3EndpointEncryption = resourceRule({
  id: "aws-dms-s3-endpoint-encryption",
  title: "A replication encrypts what it writes to S3 with a key of one's own",
  severity: "medium",
  frameworks: [mapping("worldcell", "A12")],
  why: "The files are the players' whole history.",
  fix: "Set encryptionMode: SSE_KMS with serverSideEncryptionKmsKeyId.",
  types: [S3_ENDPOINT],
  properties: ["encryptionMode", "serverSideEncryptionKmsKeyId"],
  check: (it) => {
    if (it.text("endpointType") === "source") it.notApplicable("a source writes nothing");
    it.mustBeOneOf("encryptionMode", enough(it, ["SSE_KMS"], ["SSE_S3"]), { shown: ["SSE_S3"] });
    if (it.text("encryptionMode") === "SSE_KMS") mustBeFleetKey(it, "serverSideEncryptionKmsKeyId");
  },
});
