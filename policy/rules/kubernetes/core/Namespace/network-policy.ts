import { mapping, stackRule } from "../../../../rule";
import { isPatch, NAMESPACE, NETWORK_POLICY } from "../../types";

export const networkPolicy = stackRule({
  id: "kubernetes-core-namespace-network-policy",
  title: "A namespace says who may talk to its pods",
  severity: "low",
  frameworks: [mapping("cisKubernetes", "5.3.2"), mapping("checkov", "CKV2_K8S_6")],
  why: "Without a policy every pod of the cluster reaches every other, the broken-into one too.",
  fix: "Add a NetworkPolicy that denies by default, and one for each way that is needed.",
  types: NAMESPACE,
  properties: [],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    const own = it.isUnknown("metadata.name") ? undefined : it.text("metadata.name");
    const guarded = it.ofType(...NETWORK_POLICY).some((policy) => {
      if (policy.dependsOn(it) || policy.isUnknown("metadata.namespace")) return true;
      return own !== undefined && policy.text("metadata.namespace") === own;
    });
    if (!guarded) it.fail("", "has no NetworkPolicy");
  },
});
