import { mapping, resourceRule } from "../../../../rule";
import { advised, inFleets } from "../../ec2/levels";
import { GROUP, skipSecondary } from "../types";

const rule = resourceRule({
  id: "aws-elasticache-replication-group-final-snapshot",
  title: "A cache that is deleted leaves a snapshot",
  severity: "medium",
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

export const finalSnapshot = inFleets(rule);
export const finalSnapshotAdvised = advised(rule);
