import { mapping, resourceRule } from "../../../../rule";
import { GROUP, skipSecondary } from "../types";

export const clusterMode = resourceRule({
  id: "aws-elasticache-replication-group-cluster-mode",
  title: "A cell's cache can be given more shards while it serves",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "growth")],
  why: "Outside cluster mode a cache that is full of writes has nowhere to grow but a bigger node.",
  fix: "Set clusterMode: enabled and numNodeGroups; clients have to speak the cluster protocol.",
  types: [GROUP],
  properties: ["clusterMode"],
  check: (it) => {
    skipSecondary(it);
    it.mustBeOneOf("clusterMode", ["enabled"], { shown: ["disabled", "compatible"] });
    it.mustBeAtLeast("numNodeGroups", 1);
  },
});
