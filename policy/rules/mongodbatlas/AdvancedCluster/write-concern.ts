import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

const PATH = "advancedConfiguration.defaultWriteConcern";

export const writeConcern = resourceRule({
  id: "mongodbatlas-advanced-cluster-write-concern",
  title: "A write is acknowledged by a majority unless its writer asks for less",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "A purchase that only one node has seen is rolled back when that node fails.",
  fix: "Set advancedConfiguration.defaultWriteConcern to majority, MongoDB's own default.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [PATH],
  check: (it) => {
    skipShared(it);
    if (it.context.fleet !== undefined) it.mustBeOneOf(PATH, ["majority"]);
    // A name or a number of nodes is the author's choice; none and one node are no durability.
    else if (it.number(PATH) !== undefined) it.mustBeAtLeast(PATH, 2);
  },
});
