import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const retainBackups = resourceRule({
  id: "mongodbatlas-advanced-cluster-retain-backups",
  title: "A deleted cluster leaves its snapshots",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A5")],
  why: "Otherwise a mistaken deletion takes the backups with it, and nothing is left to restore from.",
  fix: "Set retainBackupsEnabled: true. It acts on deletion only; kept snapshots are billed until they expire.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["retainBackupsEnabled"],
  check: (it) => {
    skipShared(it);
    it.mustBeTrue("retainBackupsEnabled");
  },
});
