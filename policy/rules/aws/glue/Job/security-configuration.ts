import { mapping, resourceRule } from "../../../../rule";
import { CRAWLER, DEV_ENDPOINT, JOB } from "../types";

export const jobSecurityConfiguration = resourceRule({
  id: "aws-glue-job-security-configuration",
  title: "A job encrypts its logs, bookmarks and files",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_195")],
  why: "Without a security configuration, rows that a job spills, logs or remembers stand in the clear.",
  fix: "Name a SecurityConfiguration in securityConfiguration.",
  types: [JOB, CRAWLER, DEV_ENDPOINT],
  properties: ["securityConfiguration"],
  check: (it) => {
    it.mustExist("securityConfiguration");
  },
});
