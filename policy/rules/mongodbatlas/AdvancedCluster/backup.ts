import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const backup = resourceRule({
  id: "mongodbatlas-advanced-cluster-backup",
  title: "A cluster is backed up",
  severity: "critical",
  frameworks: [mapping("prowler", "clusters_backup_enabled"), mapping("worldcell", "A5")],
  why: "Without backups a dropped collection, a bad release or a stolen password ends the players' history.",
  fix: "Set backupEnabled: true (cloudBackup: true on the deprecated Cluster). Snapshots are billed by size.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["backupEnabled", "cloudBackup"],
  check: (it) => {
    skipShared(it);
    if (it.type === LEGACY_CLUSTER && it.flag("backupEnabled") !== true)
      it.mustBeTrue("cloudBackup");
    else it.mustBeTrue("backupEnabled");
  },
});
