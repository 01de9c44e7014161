import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const finalSnapshot = resourceRule({
  id: "aws-elasticache-replication-group-final-snapshot",
  title: "A cache that is deleted leaves a snapshot",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A5")],
  why: "Its daily snapshots go with it: after a mistaken deletion nothing is left to restore.",
  fix: "Set finalSnapshotIdentifier to a name that no snapshot has yet.",
  types: [GROUP],
  properties: ["finalSnapshotIdentifier"],
  check: (it) => {
    skipSecondary(it);
    it.mustExist("finalSnapshotIdentifier");
  },
});
