import { mapping, stackRule } from "../../../rule";
import { CLUSTER, RESOURCE_POLICY } from "../types";

/** What the policies of the organisation must forbid, and the words of Cedar that name it. */
const WALLS = {
  "an open access list": "context.project.ipAccessList",
  "nodes outside AWS": "context.cluster.cloudProviders",
  "nodes outside the fleet's regions": "context.cluster.regions",
} as const;

export const organizationPolicies = stackRule({
  id: "mongodbatlas-advanced-cluster-organization-policies",
  title: "The organisation forbids by itself what this program forbids",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A2")],
  why: "What somebody does by hand or with another tool never passes this program's rules.",
  fix: "Add a ResourcePolicy with the forbid statement, limited to the fleet's project.",
  types: [CLUSTER],
  properties: [],
  check: (it) => {
    const bodies = it
      .ofType(RESOURCE_POLICY)
      .flatMap((policy) => policy.whole("policies").map((entry) => entry.text("body") ?? ""));
    for (const [what, words] of Object.entries(WALLS))
      if (!bodies.some((body) => body.includes("forbid") && body.includes(words)))
        it.fail("", `has no ResourcePolicy beside it that forbids ${what}`);
  },
});
