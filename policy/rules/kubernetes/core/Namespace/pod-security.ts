import { mapping, resourceRule } from "../../../../rule";
import { isPatch, NAMESPACE } from "../../types";

const LABEL = "pod-security.kubernetes.io/enforce";

export const podSecurity = resourceRule({
  id: "kubernetes-core-namespace-pod-security",
  title: "A namespace refuses pods that reach for their node",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("cisKubernetes", "5.2.1")],
  why: "What this program would never write, anybody with access to the cluster can start by hand.",
  fix: "Set the label pod-security.kubernetes.io/enforce to baseline or restricted.",
  types: NAMESPACE,
  properties: [`metadata.labels.${LABEL}`],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    const labels = it.at("metadata.labels");
    if (labels === undefined) it.fail(`metadata.labels.${LABEL}`, "is not set; it must be");
    else labels.mustBeOneOf(LABEL, ["baseline", "restricted"], { shown: ["privileged"] });
  },
});
