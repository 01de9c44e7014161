import { mapping, stackRule } from "../../../rule";
import { ofProject } from "../projects";
import { COMPLIANCE_POLICY, SCHEDULE } from "../types";

export const compliancePresent = stackRule({
  id: "mongodbatlas-backup-compliance-policy-present",
  title: "Backups of a grown game cannot be switched off by one person",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "Whoever owns the project can delete every snapshot, a thief of a key included.",
  fix: "Consider a BackupCompliancePolicy for the project: it cannot be taken back without MongoDB support.",
  fromPhase: "growth",
  types: [SCHEDULE],
  properties: [],
  check: (it) => {
    if (ofProject(it, COMPLIANCE_POLICY).length === 0)
      it.fail("", "has no BackupCompliancePolicy in its project");
  },
});
