import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER_ROLE_BINDING } from "../../types";

const ADMIN = "cluster-admin";

export const fewAdministrators = resourceRule({
  id: "kubernetes-rbac-cluster-role-binding-few-administrators",
  title: "Few people are cluster-admin",
  severity: "low",
  frameworks: [mapping("cisKubernetes", "5.1.1"), mapping("trivy", "AVD-KSV-0111")],
  why: "Each one is an account with which everything can be read or deleted.",
  fix: "Give a group of operators the role for emergencies, and lesser roles for every day.",
  types: CLUSTER_ROLE_BINDING,
  properties: [],
  check: (it) => {
    if (it.text("roleRef.name") !== ADMIN) it.notApplicable("gives another role");
    for (const subject of it.list("subjects")) {
      it.part(() => {
        const kind = subject.text("kind");
        if (kind === "User" || kind === "Group") subject.fail("kind", `is ${kind}, made ${ADMIN}`);
      });
    }
  },
});
