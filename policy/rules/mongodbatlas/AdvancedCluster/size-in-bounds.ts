import { mapping, type Place, resourceRule } from "../../../rule";
import { classOf, eachRegion, mustBeSize, nodesOf, skipShared, tierOf } from "../shards";
import { CLUSTER } from "../types";

const SIZE = "electableSpecs.instanceSize";

/** Judges one end of the range in which Atlas scales; sizes of different classes are not compared. */
function judgeBound(
  region: Place,
  bound: string,
  isOutside: (size: number, end: number) => boolean,
) {
  const size = region.text(SIZE);
  const end = region.text(`autoScaling.${bound}`);
  const [own, limit] = [tierOf(size), tierOf(end)];
  if (size === undefined || end === undefined || own === undefined || limit === undefined) return;
  if (classOf(size) === classOf(end) && isOutside(own, limit))
    region.fail(
      SIZE,
      `is of tier ${String(own)}, outside autoScaling.${bound} of tier ${String(limit)}`,
    );
}

export const sizeInBounds = resourceRule({
  id: "mongodbatlas-advanced-cluster-size-in-bounds",
  title: "A node has a size, in the range in which it may scale",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "Atlas refuses a size outside the range, and nodes that take over with less than the others' size stall.",
  fix: "Choose instanceSize between computeMinInstanceSize and computeMaxInstanceSize, the same for read-only nodes.",
  types: [CLUSTER],
  properties: [
    "replicationSpecs.regionConfigs.electableSpecs.instanceSize",
    "replicationSpecs.regionConfigs.readOnlySpecs.instanceSize",
  ],
  check: (it) => {
    skipShared(it);
    eachRegion(it, (region) => {
      it.part(() => {
        if (nodesOf(region, "electable") > 0) mustBeSize(region, SIZE);
      });
      it.part(() => {
        if (region.flag("autoScaling.computeEnabled") !== true) return;
        judgeBound(region, "computeMaxInstanceSize", (size, most) => size > most);
        judgeBound(region, "computeMinInstanceSize", (size, least) => size < least);
      });
      it.part(() => {
        if (nodesOf(region, "readOnly") === 0 || nodesOf(region, "electable") === 0) return;
        if (region.text("readOnlySpecs.instanceSize") !== region.text(SIZE))
          region.fail("readOnlySpecs.instanceSize", `differs from ${SIZE}; they must be equal`);
      });
    });
  },
});
