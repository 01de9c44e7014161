import { mapping, type Place, resourceRule } from "../../../rule";
import { statementOf } from "../cedar";
import { RESOURCE_POLICY } from "../types";

function judge(policy: Place): void {
  const body = policy.text("body") ?? "";
  const statement = statementOf(body);
  if (statement === undefined) policy.fail("body", "is no statement of Cedar");
  else if (statement.effect !== "forbid")
    policy.fail("body", "is a permit, which forbids nothing; it must be a forbid");
  else if (/\bwhen\s*\{\s*(false|!\s*true)\s*\}/.test(statement.condition))
    policy.fail("body", "has a condition that never holds");
  else if (/\bunless\s*\{\s*(true|!\s*false)\s*\}/.test(statement.condition))
    policy.fail("body", "has an exception that always holds");
}

export const forbids = resourceRule({
  id: "mongodbatlas-resource-policy-forbids",
  title: "A policy of the organisation forbids something",
  severity: "medium",
  frameworks: [mapping("worldcell", "A2")],
  why: "Everything is allowed that no policy forbids: an empty one is a wall on paper.",
  fix: "Write a forbid statement of Cedar in policies[].body.",
  types: [RESOURCE_POLICY],
  properties: ["policies", "policies.body"],
  check: (it) => {
    it.mustExist("policies");
    for (const policy of it.list("policies")) {
      it.part(() => {
        judge(policy);
      });
    }
  },
});
