import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER_ROLE_BINDING } from "../../types";

const ADMIN = "cluster-admin";

export const clusterAdmin = resourceRule({
  id: "kubernetes-rbac-cluster-role-binding-cluster-admin",
  title: "No program is cluster-admin",
  severity: "high",
  frameworks: [mapping("cisKubernetes", "5.1.1"), mapping("trivy", "AVD-KSV-0111")],
  why: "One hole in the pod that has the account is the whole cluster: every secret, every node.",
  fix: "Bind a ClusterRole with what the program needs.",
  types: CLUSTER_ROLE_BINDING,
  properties: ["roleRef.name", "subjects"],
  check: (it) => {
    if (it.text("roleRef.name") !== ADMIN) it.notApplicable("gives another role");
    const kinds = it.list("subjects").map((subject) => subject.text("kind"));
    if (kinds.includes("ServiceAccount"))
      it.fail("roleRef.name", `is ${ADMIN}, for a ServiceAccount`);
  },
});
