import { mapping, resourceRule } from "../../../rule";
import { REGIONAL_MODE } from "../types";

export const enabled = resourceRule({
  id: "mongodbatlas-private-endpoint-regional-mode-enabled",
  title: "A fleet's private links are regional",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A3")],
  why: "Otherwise one link serves all regions: its loss cuts every cell off, and players cross oceans twice.",
  fix: "Set enabled: true before the first endpoint; later it changes every connection string.",
  types: [REGIONAL_MODE],
  properties: ["enabled"],
  check: (it) => {
    it.mustBeTrue("enabled");
  },
});
