import { mapping, resourceRule } from "../../../../rule";
import { mustPublish } from "../logs";
import { DOMAINS } from "../types";

export const domainLogs = resourceRule({
  id: "aws-opensearch-domain-logs",
  title: "A domain publishes its errors, and who did what",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "Opensearch.4"),
    mapping("fsbp", "Opensearch.5"),
    mapping("checkov", "CKV_AWS_84"),
    mapping("checkov", "CKV_AWS_317"),
  ],
  why: "Who read or deleted what, and why the domain failed, is kept nowhere else.",
  fix: "Add ES_APPLICATION_LOGS and AUDIT_LOGS to logPublishingOptions; audit has to be switched on in the domain as well.",
  types: DOMAINS,
  properties: ["logPublishingOptions"],
  check: (it) => {
    mustPublish(it, ["ES_APPLICATION_LOGS"]);
    // Without roles there is nobody to write of; another rule demands them.
    if (it.flag("advancedSecurityOptions.enabled") === true) mustPublish(it, ["AUDIT_LOGS"]);
  },
});
