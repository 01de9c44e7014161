import { mapping, stackRule } from "../../../rule";
import { ofProject } from "../projects";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER, MAINTENANCE_WINDOW } from "../types";

export const maintenanceWindow = stackRule({
  id: "mongodbatlas-advanced-cluster-maintenance-window",
  title: "A cluster is maintained when few play",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-12")],
  why: "Without a window Atlas restarts the nodes at an hour of its own choice.",
  fix: "Add a MaintenanceWindow to the project, at the hour with the fewest players.",
  fromPhase: "launch",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    skipShared(it);
    if (ofProject(it, MAINTENANCE_WINDOW).length === 0)
      it.fail("", "has no MaintenanceWindow in its project");
  },
});
