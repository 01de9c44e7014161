import { mapping, stackRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER, SCHEDULE } from "../types";

export const backupSchedule = stackRule({
  id: "mongodbatlas-advanced-cluster-backup-schedule",
  title: "A cluster has a backup schedule",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "MA-09")],
  why: "Atlas' own schedule copies nothing to another region, and nobody has chosen how long it keeps what.",
  fix: "Add a CloudBackupSchedule for the cluster.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    skipShared(it);
    if (it.namedBy([SCHEDULE], "clusterName").length === 0)
      it.fail("", "has no CloudBackupSchedule; it needs one");
  },
});
