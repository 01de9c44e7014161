import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER_ROLE_BINDING, ROLE_BINDING } from "../../types";

export const defaultAccount = resourceRule({
  id: "kubernetes-rbac-cluster-role-binding-default-account",
  title: "No rights are given to a namespace's default account",
  severity: "medium",
  frameworks: [mapping("cisKubernetes", "5.1.5"), mapping("checkov", "CKV_K8S_42")],
  why: "Every pod of the namespace that names no account has them too.",
  fix: "Make a ServiceAccount for the program, and bind that.",
  types: [...CLUSTER_ROLE_BINDING, ...ROLE_BINDING],
  properties: ["subjects", "subjects.name"],
  check: (it) => {
    for (const subject of it.list("subjects")) {
      it.part(() => {
        if (subject.text("kind") === "ServiceAccount" && subject.text("name") === "default")
          subject.fail("name", "is default; it must be an account of the program's own");
      });
    }
  },
});
