import { z } from "zod";
import { mapping, resourceRule } from "../../../rule";
import { statedInFleets } from "../stated";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const version = resourceRule({
  id: "mongodbatlas-advanced-cluster-version",
  title: "A cluster runs a MongoDB that is still mended",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "Holes found in a version at its end stay open, and Atlas upgrades the cluster on a day of its own choice.",
  fix: "Raise mongoDbMajorVersion one major version at a time; there is no way back.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["mongoDbMajorVersion"],
  settings: {
    oldest: z
      .number()
      .min(4)
      .default(7)
      .describe("Oldest major version; 6.0 ended in July 2025 (MongoDB lifecycle schedule)"),
  },
  check: (it) => {
    it.mustBeAtLeast("mongoDbMajorVersion", it.settings.oldest, statedInFleets(it));
  },
});
