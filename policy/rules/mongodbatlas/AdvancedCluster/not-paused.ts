import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const notPaused = resourceRule({
  id: "mongodbatlas-advanced-cluster-not-paused",
  title: "A cluster that players need is not paused",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "A paused cluster answers nobody, takes no snapshots and refuses every change.",
  fix: "Set paused: false.",
  fromPhase: "launch",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["paused"],
  check: (it) => {
    it.mustBeFalse("paused");
  },
});
