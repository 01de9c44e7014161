import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const encryptionAtRest = resourceRule({
  id: "aws-elasticache-replication-group-encryption-at-rest",
  title: "A cache encrypts its disks and snapshots",
  severity: "high",
  frameworks: [
    mapping("fsbp", "ElastiCache.4"),
    mapping("checkov", "CKV_AWS_29"),
    mapping("trivy", "AVD-AWS-0045"),
  ],
  why: "Swap files and snapshots hold players' sessions, readable by whoever gets at the disk.",
  fix: "Set atRestEncryptionEnabled: true. That replaces the group; restore it from a snapshot.",
  types: [GROUP],
  properties: ["atRestEncryptionEnabled"],
  check: (it) => {
    skipSecondary(it);
    // Valkey encrypts where nothing is said; a key beside nothing shows that something was forgotten.
    const byDefault = it.text("engine")?.toLowerCase() === "valkey" && !it.has("kmsKeyId");
    it.mustBeTrue("atRestEncryptionEnabled", { absent: byDefault ? "passes" : "fails" });
  },
});
