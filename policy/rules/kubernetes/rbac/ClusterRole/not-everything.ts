import { mapping, resourceRule } from "../../../../rule";
import { eachRule, placeOf, ROLES } from "../rules";

export const notEverything = resourceRule({
  id: "kubernetes-rbac-cluster-role-not-everything",
  title: "No role may do everything",
  severity: "critical",
  frameworks: [mapping("cisKubernetes", "5.1.3"), mapping("trivy", "AVD-KSV-0044")],
  why: "It is cluster-admin by another name: whoever holds it reads every secret and starts any pod.",
  fix: "List the verbs and resources that are needed.",
  types: ROLES,
  properties: ["rules.resources", "rules.verbs", "rules.apiGroups"],
  check: (it) => {
    eachRule(it, (rule) => {
      const groups = rule.texts("apiGroups");
      if (!groups.includes("*") && !groups.includes("")) return;
      const resources = placeOf(rule, "resources", "*");
      if (resources !== undefined && placeOf(rule, "verbs", "*") !== undefined)
        rule.fail(resources, "is every resource, with every verb");
    });
  },
});
