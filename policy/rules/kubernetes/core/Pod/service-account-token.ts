import { mapping, resourceRule } from "../../../../rule";
import { podOf, podProperties, skipAddOns } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const TOKEN = "automountServiceAccountToken";

export const serviceAccountToken = resourceRule({
  id: "kubernetes-core-pod-service-account-token",
  title: "A pod without an account of its own gets no token for the cluster's API",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("cisKubernetes", "5.1.5"),
    mapping("cisKubernetes", "5.1.6"),
    mapping("checkov", "CKV_K8S_38"),
    mapping("checkov", "CKV_K8S_41"),
    mapping("trivy", "AVD-KSV-0036"),
  ],
  why: "Whoever breaks in finds a token, with all rights that anybody ever gave the default account.",
  fix: "Set automountServiceAccountToken: false, or name a ServiceAccount made for the pod.",
  types: workloadTypes(),
  properties: podProperties(TOKEN, "serviceAccountName"),
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    skipAddOns(it);
    const { spec } = podOf(it);
    const account = spec.text("serviceAccountName") ?? spec.text("serviceAccount") ?? "default";
    if (account !== "default" && account !== "") it.notApplicable("has an account of its own");
    spec.mustBeFalse(TOKEN, { absent: "fails" });
  },
});
