import { mapping, resourceRule } from "../../../../rule";
import { VERSIONINGS } from "../buckets";

export const versioningEnabled = resourceRule({
  id: "aws-s3-bucket-versioning-enabled",
  title: "Versioning that is declared is on",
  severity: "medium",
  frameworks: [
    mapping("securityHub", "S3.14"),
    mapping("checkov", "CKV_AWS_21"),
    mapping("trivy", "AVD-AWS-0090"),
  ],
  why: "What a job overwrites or deletes by mistake is gone, and nothing is copied to the vault.",
  fix: "Set versioningConfiguration.status: Enabled, with a lifecycle for old versions.",
  types: VERSIONINGS,
  properties: ["versioningConfiguration.status"],
  check: (it) => {
    it.mustBeOneOf("versioningConfiguration.status", ["Enabled"], {
      shown: ["Suspended", "Disabled"],
    });
  },
});
