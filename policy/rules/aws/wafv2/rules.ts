import type { Place, Subject } from "../../../rule";

export const WEB_ACL = "aws:wafv2/webAcl:WebAcl";

/** The rules of a web ACL. Ends the rule where they are given as one JSON text. */
export function rulesOf<V>(it: Subject<V>): Place[] {
  if (it.has("ruleJson")) it.notApplicable("its rules are one JSON text");
  return it.list("rules");
}

/** True for a rule that brings in a group of rules, which say themselves what they do. */
export function isGroup(rule: Place): boolean {
  const statement = rule.at("statement");
  return (
    statement?.has("managedRuleGroupStatement") === true ||
    statement?.has("ruleGroupReferenceStatement") === true
  );
}

/** Where a rule counts instead of acting: the property, or undefined when it acts. */
export function countingKey(rule: Place): string | undefined {
  const key = isGroup(rule) ? "overrideAction" : "action";
  return rule.at(key)?.has("count") === true ? `${key}.count` : undefined;
}
