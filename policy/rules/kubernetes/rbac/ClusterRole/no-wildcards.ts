import { mapping, resourceRule } from "../../../../rule";
import { isAddOn } from "../../pods";
import { eachRule, isCustom, placeOf, ROLES } from "../rules";

const KEYS = ["apiGroups", "nonResourceURLs", "resources", "verbs"] as const;

export const noWildcards = resourceRule({
  id: "kubernetes-rbac-cluster-role-no-wildcards",
  title: "A role names what may be done, and to what",
  severity: "medium",
  frameworks: [
    mapping("cisKubernetes", "5.1.3"),
    mapping("checkov", "CKV_K8S_49"),
    mapping("trivy", "AVD-KSV-0045"),
    mapping("trivy", "AVD-KSV-0046"),
  ],
  why: "A wildcard takes in secrets, and whatever the next version of Kubernetes adds.",
  fix: "List verbs, resources and groups; an operator may own its custom resources as a whole.",
  types: ROLES,
  properties: KEYS.map((key) => `rules.${key}`),
  check: (it) => {
    if (isAddOn(it)) it.notApplicable("is a part of the cluster itself");
    eachRule(it, (rule) => {
      if (isCustom(rule)) return;
      for (const key of KEYS) {
        const at = placeOf(rule, key, "*");
        if (at !== undefined) rule.fail(at, "is a wildcard; it must be a name");
      }
    });
  },
});
