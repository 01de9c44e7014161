import { mapping, resourceRule } from "../../../../rule";
import { rulesOf, WEB_ACL } from "../rules";

const GROUP = "statement.managedRuleGroupStatement";

export const managedGroupsWhole = resourceRule({
  id: "aws-wafv2-web-acl-managed-groups-whole",
  title: "Managed groups look at every request, and no rule of theirs only counts",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "entry")],
  why: "A scope, or a rule that counts, is set for a false alarm one night and stays as a hole.",
  fix: "Leave scopeDownStatement out, and override single rules by a label match behind the group.",
  types: [WEB_ACL],
  properties: [`rules.${GROUP}.ruleActionOverrides`, `rules.${GROUP}.scopeDownStatement`],
  check: (it) => {
    for (const rule of rulesOf(it)) {
      it.part(() => {
        const group = rule.at(GROUP);
        if (group === undefined) return;
        group.mustBeAbsent("scopeDownStatement");
        for (const override of group.list("ruleActionOverrides")) {
          if (["count", "allow"].some((action) => override.has(`actionToUse.${action}`)))
            override.fail("actionToUse", "lets requests through; it must block or challenge");
        }
      });
    }
  },
});
