import { mapping, resourceRule } from "../../../../rule";
import { TARGET } from "../targets";

/** Services whose capacity of none is an outage: stores, whose replicas and shards are their safety. */
const STORES: readonly string[] = [
  "elasticache",
  "rds",
  "neptune",
  "kafka",
  "cassandra",
  "dynamodb",
];

export const targetNeverEmpty = resourceRule({
  id: "aws-appautoscaling-target-never-empty",
  title: "A store never scales to nothing",
  severity: "medium",
  frameworks: [mapping("worldcell", "A4")],
  fromPhase: "launch",
  why: "A cache without replicas loses its sessions with its one node.",
  fix: "Set minCapacity to at least 1.",
  types: [TARGET],
  properties: ["minCapacity"],
  check: (it) => {
    if (!STORES.includes(it.text("serviceNamespace") ?? "")) it.notApplicable("is no store");
    // Readers of a cluster may go: its writer serves on.
    if (it.text("scalableDimension")?.includes("ReadReplicaCount") === true)
      it.notApplicable("counts readers beside a writer");
    it.mustBeAtLeast("minCapacity", 1);
  },
});
