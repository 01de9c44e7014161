import { mapping, resourceRule } from "../../../rule";
import { SERVERLESS } from "../types";

export const continuousBackup = resourceRule({
  id: "mongodbatlas-serverless-instance-continuous-backup",
  title: "A serverless instance is backed up continuously",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "Basic backup keeps two snapshots of the last two days; a mistake of last week stays.",
  fix: "Set continuousBackupEnabled: true, or move to a dedicated cluster: serverless is at its end.",
  types: [SERVERLESS],
  properties: ["continuousBackupEnabled"],
  check: (it) => {
    it.mustBeTrue("continuousBackupEnabled");
  },
});
