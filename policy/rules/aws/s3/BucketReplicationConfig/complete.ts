import { mapping, resourceRule } from "../../../../rule";
import { REPLICATION } from "../buckets";
import { isUnfiltered } from "../lifecycle";

const ON = ["Enabled"] as const;
const OFF = ["Disabled"] as const;
/** Classes that stand in three AZs. */
const CLASSES = [
  "STANDARD",
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;

export const replicationComplete = resourceRule({
  id: "aws-s3-bucket-replication-config-complete",
  title: "The whole archive is copied in minutes, and no deletion with it",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A5")],
  why: "What the copy leaves out is lost with the region; a deletion that is copied is lost in both.",
  fix: "Let one enabled rule cover every object, with replicationTime and metrics, and without deleteMarkerReplication.",
  types: [REPLICATION],
  properties: [
    "rules.status",
    "rules.filter",
    "rules.deleteMarkerReplication",
    "rules.destination.replicationTime",
    "rules.destination.metrics",
    "rules.destination.storageClass",
  ],
  check: (it) => {
    it.mustExist("rules");
    for (const rule of it.list("rules")) {
      rule.mustBeOneOf("status", ON, { shown: OFF });
      rule.mustBeOneOf("deleteMarkerReplication.status", OFF, { absent: "passes", shown: ON });
      rule.mustBeOneOf("destination.replicationTime.status", ON, { shown: OFF });
      rule.mustBeOneOf("destination.metrics.status", ON, { shown: OFF });
      rule.mustBeOneOf("destination.storageClass", CLASSES, {
        absent: "passes",
        shown: ["ONEZONE_IA", "REDUCED_REDUNDANCY"],
      });
      rule.part(() => {
        if (!isUnfiltered(rule)) rule.fail("filter", "leaves objects out; it must be empty");
      });
    }
  },
});
