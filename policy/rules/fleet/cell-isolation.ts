import { nameableRegions } from "../../../infra/contracts/stacks";
import { mapping, resourceRule } from "../../rule";
import { namedRegions } from "./named-regions";
import { fleetOf } from "./stack";

export const cellIsolation = resourceRule({
  id: "fleet-cell-isolation",
  title: "A cell and a network know no other region",
  severity: "high",
  frameworks: [mapping("worldcell", "A3")],
  why: "What names another region fails with it, and the loss of one region becomes the loss of two.",
  fix: "Take the value from the stack's own region, or move the resource to the global stack.",
  exemptible: false,
  types: ["*"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (spec.role !== "cell" && spec.role !== "network" && spec.role !== "service")
      it.notApplicable(`a ${spec.role} stack serves all regions`);
    const allowed = nameableRegions(fleet, spec);
    for (const { path, region } of namedRegions(it)) {
      if (!allowed.has(region))
        it.fail(path, `names ${region}; allowed: ${[...allowed].sort().join(", ")}`);
    }
  },
});
