import { mapping, resourceRule } from "../../../../rule";

export const queueEncrypted = resourceRule({
  id: "aws-sqs-queue-encrypted",
  title: "A queue is encrypted",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "SQS.1"),
    mapping("checkov", "CKV_AWS_27"),
    mapping("trivy", "AVD-AWS-0096"),
  ],
  why: "Its messages hold what players wrote, on disks of the service.",
  fix: "Leave sqsManagedSseEnabled out or true, or set kmsMasterKeyId.",
  types: ["aws:sqs/queue:Queue"],
  properties: ["sqsManagedSseEnabled", "kmsMasterKeyId"],
  check: (it) => {
    // Queues that say nothing are encrypted since 2022.
    if (it.has("kmsMasterKeyId") && (it.isUnknown("kmsMasterKeyId") || it.text("kmsMasterKeyId")))
      return;
    it.mustBeTrue("sqsManagedSseEnabled", { absent: "passes" });
  },
});
