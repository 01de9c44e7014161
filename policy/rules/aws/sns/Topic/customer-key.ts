import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../ec2/keys";

export const topicCustomerKey = resourceRule({
  id: "aws-sns-topic-customer-key",
  title: "A topic is encrypted with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("trivy", "AVD-AWS-0136")],
  why: "Alarms cannot publish to a topic with AWS's own key: they ring, and nobody hears.",
  fix: "Set kmsMasterKeyId to a key of your own that cloudwatch.amazonaws.com may use.",
  types: ["aws:sns/topic:Topic"],
  properties: ["kmsMasterKeyId"],
  check: (it) => {
    mustBeCustomerKey(it, "kmsMasterKeyId");
  },
});
