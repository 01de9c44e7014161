import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const encryptionInTransit = resourceRule({
  id: "aws-elasticache-replication-group-encryption-in-transit",
  title: "A cache speaks TLS only",
  severity: "high",
  frameworks: [
    mapping("fsbp", "ElastiCache.5"),
    mapping("checkov", "CKV_AWS_30"),
    mapping("trivy", "AVD-AWS-0051"),
  ],
  why: "Without TLS, session tokens and passwords cross the network in the clear; with preferred a client may leave it out.",
  fix: "Set transitEncryptionEnabled: true and transitEncryptionMode: required. A live group without TLS goes through preferred first, in an update of its own.",
  types: [GROUP],
  properties: ["transitEncryptionEnabled", "transitEncryptionMode"],
  check: (it) => {
    skipSecondary(it);
    it.mustBeTrue("transitEncryptionEnabled");
    it.mustBeOneOf("transitEncryptionMode", ["required"], {
      absent: it.context.fleet === undefined ? "passes" : "fails",
      shown: ["preferred"],
    });
  },
});
