import { mapping, resourceRule } from "../../../../rule";
import { eachRule, placeOf, ROLES } from "../rules";

const VERBS = ["bind", "escalate", "impersonate"] as const;

export const noEscalation = resourceRule({
  id: "kubernetes-rbac-cluster-role-no-escalation",
  title: "No role may give itself more rights, or act as somebody else",
  severity: "high",
  frameworks: [
    mapping("cisKubernetes", "5.1.8"),
    mapping("checkov", "CKV_K8S_157"),
    mapping("checkov", "CKV_K8S_158"),
  ],
  why: "One more step, and its holder is cluster-admin.",
  fix: "Take bind, escalate and impersonate away; with resourceNames they may name the roles that are meant.",
  types: ROLES,
  properties: ["rules.verbs", "rules.resourceNames"],
  check: (it) => {
    eachRule(it, (rule) => {
      // Rights on named roles or accounts are limited to those.
      if (rule.count("resourceNames") > 0 && placeOf(rule, "resourceNames", "*") === undefined)
        return;
      for (const verb of VERBS) {
        const at = placeOf(rule, "verbs", verb);
        if (at !== undefined) rule.fail(at, `is ${verb}`);
      }
    });
  },
});
