import { mapping, resourceRule } from "../../../../rule";
import { isGroup, rulesOf, WEB_ACL } from "../rules";

const ACTIONS = ["allow", "block", "captcha", "challenge", "count"] as const;

export const rulesBlock = resourceRule({
  id: "aws-wafv2-web-acl-no-wide-allow",
  title: "No rule of a web firewall lets requests past the others",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "entry")],
  why: "An allow ends the judgement: what it names is never seen by the rules behind it.",
  fix: "Use block, captcha or challenge; narrow the statement of the other rules instead.",
  types: [WEB_ACL],
  properties: ["rules.action"],
  check: (it) => {
    const rules = rulesOf(it).filter((rule) => !isGroup(rule));
    if (rules.length === 0) it.notApplicable("has only groups of rules");
    for (const rule of rules)
      it.part(() => {
        const action = rule.at("action");
        if (action?.has("allow") === true)
          rule.fail("action.allow", "lets requests past; it must be block");
        if (action === undefined || !ACTIONS.some((key) => action.has(key)))
          rule.fail("action", "is not set; it must be block");
      });
  },
});
