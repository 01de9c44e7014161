import { statefulTypes } from "../../../infra/planner/replacement/stateful";
import { PROJECT } from "../../../infra/naming";
import { mapping, resourceRule } from "../../rule";
import { fleetOf } from "./stack";

export const components = resourceRule({
  id: "fleet-components",
  title: "What is stateful stands in a component of the platform",
  severity: "medium",
  frameworks: [mapping("worldcell", "A16")],
  why: "Beside the components nobody sizes it, protects it, watches it or removes it in two steps.",
  fix: "Create it in the component of its capability, with parent: this.",
  types: statefulTypes().map(([type]) => type),
  properties: [],
  check: (it) => {
    fleetOf(it);
    const [, , chain = ""] = it.urn.split("::");
    const parents = chain.split("$").slice(0, -1);
    if (!parents.some((parent) => parent.startsWith(`${PROJECT}:`)))
      it.fail("opts.parent", "is no component of the platform; it must be one");
  },
});
