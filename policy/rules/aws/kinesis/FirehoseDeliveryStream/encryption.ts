import { mapping, resourceRule } from "../../../../rule";
import { enough, mustBeFleetKey } from "../../kms/customer-key";

export const firehoseEncryption = resourceRule({
  id: "aws-kinesis-firehose-delivery-stream-encryption",
  title: "A delivery stream encrypts what it holds with a key of one's own",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_240"), mapping("checkov", "CKV_AWS_241")],
  why: "Records that wait for delivery stand on its disks, for a day while the destination is down.",
  fix: "Set serverSideEncryption: { enabled: true, keyType: CUSTOMER_MANAGED_CMK, keyArn }.",
  types: ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
  properties: ["serverSideEncryption"],
  check: (it) => {
    if (it.has("kinesisSourceConfiguration") || it.has("mskSourceConfiguration"))
      it.notApplicable("records wait in the source, which has its own encryption");
    it.mustBeTrue("serverSideEncryption.enabled");
    if (it.flag("serverSideEncryption.enabled") !== true) return;
    const keyType = "serverSideEncryption.keyType";
    it.mustBeOneOf(keyType, enough(it, ["CUSTOMER_MANAGED_CMK"], ["AWS_OWNED_CMK"]), {
      shown: ["AWS_OWNED_CMK"],
    });
    if (it.text(keyType) === "CUSTOMER_MANAGED_CMK")
      mustBeFleetKey(it, "serverSideEncryption.keyArn");
  },
});
