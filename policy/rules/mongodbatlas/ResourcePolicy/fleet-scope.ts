import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { regionsNamed, statementOf } from "../cedar";
import { RESOURCE_POLICY } from "../types";

export const fleetScope = resourceRule({
  id: "mongodbatlas-resource-policy-fleet-scope",
  title: "A fleet's policy binds the fleet's project, to the fleet's regions",
  severity: "medium",
  frameworks: [mapping("worldcell", "A2")],
  why: "Without the project it binds the whole organisation; with other regions it lets nodes leave every residency.",
  fix: "Begin the condition with `resource in ResourcePolicy::Project`, negate the list of what is allowed, and list regions of the fleet only.",
  types: [RESOURCE_POLICY],
  properties: ["policies.body"],
  check: (it) => {
    const { fleet } = fleetOf(it);
    const regions = fleet.regions.map(({ region }) => region);
    for (const policy of it.list("policies")) {
      it.part(() => {
        const body = policy.text("body") ?? "";
        const condition = statementOf(body)?.condition ?? "";
        if (!/resource\s+in\s+ResourcePolicy::Project::"/.test(condition))
          policy.fail("body", "does not name the project; it would bind the organisation");
        if (regionsNamed(body).some((region) => !regions.includes(region)))
          policy.fail("body", "names a region that is not of the fleet");
        // What is allowed is listed: the nodes must lie inside the list, which the negation makes a wall.
        if (
          condition.includes(".containsAll(") &&
          !/!\s*\(\s*\[[^\]]*\]\.containsAll\(/.test(condition)
        )
          policy.fail("body", "forbids what it lists as allowed; the list must be negated");
      });
    }
  },
});
