import { mapping, resourceRule } from "../../../../rule";
import { eachRule, grants, placeOf, ROLES } from "../rules";

/** Resources by which a holder gets at more than the resource, with the verbs that do it. */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = {
  "certificatesigningrequests/approval": ["update", "patch"],
  mutatingwebhookconfigurations: ["create", "update", "patch"],
  "nodes/proxy": ["create", "get"],
  "pods/exec": ["create", "get"],
  "serviceaccounts/token": ["create"],
  validatingwebhookconfigurations: ["create", "update", "patch"],
};

export const sensitive = resourceRule({
  id: "kubernetes-rbac-cluster-role-sensitive",
  title: "Few roles reach tokens, nodes, shells and admission",
  severity: "low",
  frameworks: [
    mapping("cisKubernetes", "5.1.10"),
    mapping("cisKubernetes", "5.1.11"),
    mapping("cisKubernetes", "5.1.12"),
    mapping("cisKubernetes", "5.1.13"),
    mapping("checkov", "CKV_K8S_155"),
    mapping("checkov", "CKV_K8S_156"),
  ],
  why: "Each of them leads on: to another account's token, to all pods of a node, past every check of new objects.",
  fix: "Keep it to the operator that needs it, with resourceNames where they are known.",
  types: ROLES,
  properties: [],
  check: (it) => {
    eachRule(it, (rule) => {
      if (rule.count("resourceNames") > 0) return;
      for (const [resource, verbs] of Object.entries(SENSITIVE)) {
        const at = placeOf(rule, "resources", resource);
        if (at !== undefined && grants(rule, "verbs", ...verbs)) rule.fail(at, `is ${resource}`);
      }
    });
  },
});
