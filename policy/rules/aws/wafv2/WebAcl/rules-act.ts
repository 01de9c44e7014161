import { mapping, type Place, resourceRule } from "../../../../rule";
import { countingKey, isGroup, rulesOf, WEB_ACL } from "../rules";

export const rulesAct = resourceRule({
  id: "aws-wafv2-web-acl-rules-act",
  title: "The rules of a web firewall act, and do not only count",
  severity: "high",
  frameworks: [mapping("worldcell", "entry")],
  why: "A rule that counts lets the attack through.",
  fix: "Set overrideAction to none for groups, and action to block for other rules.",
  types: [WEB_ACL],
  properties: ["rules.overrideAction", "rules.action"],
  check: (it) => {
    const rules = rulesOf(it);
    if (rules.length === 0) it.notApplicable("has no rules of its own");
    const counting: { readonly rule: Place; readonly key: string }[] = [];
    let acting = it.count("rules") - rules.length;
    for (const rule of rules) {
      // What is not known yet may act.
      acting += 1;
      it.part(() => {
        const key = countingKey(rule);
        if (key === undefined) return;
        acting -= 1;
        counting.push({ rule, key });
      });
    }
    const inFleet = it.context.fleet !== undefined;
    // Elsewhere a rule on trial is good practice, as long as others act.
    if (!inFleet && acting > 0) return;
    for (const { rule, key } of counting) rule.fail(key, "makes the rule count only; it must act");
    if (!inFleet) return;
    for (const rule of rules)
      it.part(() => {
        if (isGroup(rule) && !rule.has("overrideAction"))
          rule.fail("overrideAction", "is not set; it must be none");
      });
  },
});
