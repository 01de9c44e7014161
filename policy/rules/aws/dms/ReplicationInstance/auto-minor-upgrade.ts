import { mapping, resourceRule } from "../../../../rule";
import { INSTANCE } from "../types";

export const replicationAutoMinorUpgrade = resourceRule({
  id: "aws-dms-replication-instance-auto-minor-upgrade",
  title: "A replication instance takes minor versions by itself",
  severity: "medium",
  frameworks: [mapping("fsbp", "DMS.6"), mapping("checkov", "CKV_AWS_222")],
  why: "Fixes of known holes wait until somebody thinks of them.",
  fix: "Set autoMinorVersionUpgrade: true; the provider sends false where nothing is said.",
  types: [INSTANCE],
  properties: ["autoMinorVersionUpgrade"],
  check: (it) => {
    it.mustBeTrue("autoMinorVersionUpgrade");
  },
});
