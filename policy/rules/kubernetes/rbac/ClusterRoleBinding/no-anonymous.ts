import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER_ROLE_BINDING, ROLE_BINDING } from "../../types";

/** Names under which nobody in particular comes, and the group of those who may do everything. */
const NOBODY = ["system:anonymous", "system:unauthenticated"];
const MASTERS = "system:masters";
/** Roles that Kubernetes itself gives to everybody: health and version. */
const PUBLIC_ROLES = ["system:public-info-viewer", "system:discovery", "system:basic-user"];

export const noAnonymous = resourceRule({
  id: "kubernetes-rbac-cluster-role-binding-no-anonymous",
  title: "Rights are given to somebody",
  severity: "critical",
  frameworks: [mapping("cisKubernetes", "5.1.7"), mapping("trivy", "AVD-KSV-0122")],
  why: "Whoever reaches the API has them, without any credential; and system:masters can never be taken back.",
  fix: "Name an account, or a group of the identity provider.",
  exemptible: false,
  types: [...CLUSTER_ROLE_BINDING, ...ROLE_BINDING],
  properties: ["subjects", "subjects.name"],
  check: (it) => {
    if (PUBLIC_ROLES.includes(it.text("roleRef.name") ?? ""))
      it.notApplicable("gives what Kubernetes gives to everybody");
    for (const subject of it.list("subjects")) {
      it.part(() => {
        const name = subject.text("name") ?? "";
        if (NOBODY.includes(name) || name === MASTERS) subject.fail("name", `is ${name}`);
      });
    }
  },
});
