import { mapping, resourceRule } from "../../../../rule";

export const topicEncrypted = resourceRule({
  id: "aws-sns-topic-encrypted",
  title: "A topic is encrypted",
  severity: "medium",
  frameworks: [
    mapping("securityHub", "SNS.1"),
    mapping("checkov", "CKV_AWS_26"),
    mapping("trivy", "AVD-AWS-0095"),
  ],
  why: "Its messages lie on disks of the service until they are delivered.",
  fix: "Set kmsMasterKeyId. Alarms and other AWS services need a statement in the key's policy.",
  types: ["aws:sns/topic:Topic"],
  properties: ["kmsMasterKeyId"],
  check: (it) => {
    it.mustExist("kmsMasterKeyId");
  },
});
