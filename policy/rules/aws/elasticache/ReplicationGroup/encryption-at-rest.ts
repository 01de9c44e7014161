import { mapping, resourceRule } from "../../../../rule";

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
  types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  properties: ["atRestEncryptionEnabled"],
  check: (it) => {
    if (it.has("globalReplicationGroupId"))
      it.notApplicable("a member of a global group takes the setting of its primary");
    it.mustBeTrue("atRestEncryptionEnabled");
  },
});
