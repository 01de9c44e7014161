import { mapping, resourceRule } from "../../../rule";
import { eachRegion, skipShared } from "../shards";
import { CLUSTER } from "../types";

const FLAGS = ["autoScaling.computeEnabled", "autoScaling.diskGbEnabled"] as const;

export const autoScaling = resourceRule({
  id: "mongodbatlas-advanced-cluster-auto-scaling",
  title: "A cluster grows by itself, in power and in disk",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A4")],
  why: "A full disk stops every write, and a crowd on launch day comes faster than anybody can resize.",
  fix: "Set autoScaling.computeEnabled and diskGbEnabled to true in every region, with bounds.",
  fromPhase: "launch",
  types: [CLUSTER],
  properties: FLAGS.map((flag) => `replicationSpecs.regionConfigs.${flag}`),
  check: (it) => {
    skipShared(it);
    eachRegion(it, (region) => {
      for (const flag of FLAGS) region.mustBeTrue(flag);
    });
  },
});
