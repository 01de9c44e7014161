import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER_ROLE } from "../../types";
import { eachRule, grants, placeOf } from "../rules";

export const secrets = resourceRule({
  id: "kubernetes-rbac-cluster-role-secrets",
  title: "A role of the whole cluster reads no secrets",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("cisKubernetes", "5.1.2"),
    mapping("trivy", "AVD-KSV-0041"),
    mapping("checkov", "CKV2_K8S_5"),
  ],
  why: "Bound once for the cluster it reads the secrets of every namespace, tokens of other accounts too.",
  fix: "Use a Role in the namespace, or resourceNames.",
  types: CLUSTER_ROLE,
  properties: ["rules.resources", "rules.resourceNames"],
  check: (it) => {
    eachRule(it, (entry) => {
      if (entry.count("resourceNames") > 0 || !grants(entry, "verbs", "get", "list", "watch"))
        return;
      const at = placeOf(entry, "resources", "secrets");
      if (at !== undefined) entry.fail(at, "is secrets, of every namespace");
    });
  },
});
