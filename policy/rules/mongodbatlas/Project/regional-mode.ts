import { mapping, stackRule } from "../../../rule";
import { PROJECT, REGIONAL_MODE } from "../types";

export const regionalMode = stackRule({
  id: "mongodbatlas-project-regional-mode",
  title: "A fleet's project has private links of its own in each region",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A3")],
  why: "Without the mode one link serves all regions, and its loss cuts every cell off the database.",
  fix: "Add a PrivateEndpointRegionalMode at the project's birth; later it changes every connection string.",
  types: [PROJECT],
  properties: [],
  check: (it) => {
    if (it.namedBy([REGIONAL_MODE], "projectId").length === 0)
      it.fail("", "has no PrivateEndpointRegionalMode; it needs one");
  },
});
