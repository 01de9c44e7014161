import { mapping, resourceRule } from "../../../rule";
import { COMPLIANCE_POLICY } from "../types";

export const compliancePointInTime = resourceRule({
  id: "mongodbatlas-backup-compliance-policy-point-in-time",
  title: "A backup compliance policy keeps the restore to the second",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "Without it anybody may switch continuous backup off; the policy would defend snapshots alone.",
  fix: "Set pitEnabled: true. Only MongoDB support can lower the policy again.",
  types: [COMPLIANCE_POLICY],
  properties: ["pitEnabled"],
  check: (it) => {
    it.mustBeTrue("pitEnabled");
  },
});
