import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const releaseSystem = resourceRule({
  id: "mongodbatlas-advanced-cluster-release-system",
  title: "A cluster changes its major version only when its owner says so",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "Continuous releases bring new major versions unasked; beside a fixed version Atlas refuses them altogether.",
  fix: "Set versionReleaseSystem: LTS, or leave mongoDbMajorVersion out.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["versionReleaseSystem"],
  check: (it) => {
    if (it.context.fleet !== undefined || it.has("mongoDbMajorVersion"))
      it.mustBeOneOf("versionReleaseSystem", ["LTS"], { absent: "passes", shown: ["CONTINUOUS"] });
  },
});
