import { mapping, type Place, resourceRule } from "../../../rule";
import { eachRegion, mustBeSize, tierOf } from "../shards";
import { CLUSTER } from "../types";

const KINDS = ["autoScaling", "analyticsAutoScaling"] as const;

function judge(scaling: Place): void {
  if (scaling.flag("computeEnabled") !== true) return;
  mustBeSize(scaling, "computeMaxInstanceSize");
  if (scaling.flag("computeScaleDownEnabled") !== true) return;
  mustBeSize(scaling, "computeMinInstanceSize");
  const least = tierOf(scaling.text("computeMinInstanceSize"));
  const most = tierOf(scaling.text("computeMaxInstanceSize"));
  if (least !== undefined && most !== undefined && least > most)
    scaling.fail(
      "computeMaxInstanceSize",
      `is of tier ${String(most)}, below computeMinInstanceSize of tier ${String(least)}`,
    );
}

export const autoScalingBounds = resourceRule({
  id: "mongodbatlas-advanced-cluster-auto-scaling-bounds",
  title: "A cluster that scales by itself has an upper and a lower end",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "The upper end is all that keeps one bad query from the price of the largest machine.",
  fix: "Set computeMaxInstanceSize, and computeMinInstanceSize where it scales down, the same in every region.",
  types: [CLUSTER],
  properties: KINDS.flatMap((kind) =>
    ["computeMaxInstanceSize", "computeMinInstanceSize"].map(
      (end) => `replicationSpecs.regionConfigs.${kind}.${end}`,
    ),
  ),
  check: (it) => {
    eachRegion(it, (region) => {
      for (const kind of KINDS) {
        it.part(() => {
          const scaling = region.at(kind);
          if (scaling !== undefined) judge(scaling);
        });
      }
    });
  },
});
