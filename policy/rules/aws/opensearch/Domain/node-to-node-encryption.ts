import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

export const nodeToNodeEncryption = resourceRule({
  id: "aws-opensearch-domain-node-to-node-encryption",
  title: "Nodes of a domain speak TLS with each other",
  severity: "high",
  frameworks: [
    mapping("fsbp", "Opensearch.3"),
    mapping("checkov", "CKV_AWS_6"),
    mapping("trivy", "AVD-AWS-0043"),
  ],
  why: "Every document crosses the network in the clear, to its copies and with each search.",
  fix: "Set nodeToNodeEncryption.enabled: true. It cannot be switched off again.",
  types: DOMAINS,
  properties: ["nodeToNodeEncryption.enabled"],
  check: (it) => {
    it.mustBeTrue("nodeToNodeEncryption.enabled");
  },
});
