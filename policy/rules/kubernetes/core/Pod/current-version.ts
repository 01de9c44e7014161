import { mapping, resourceRule } from "../../../../rule";
import { DISRUPTION_BUDGET, INGRESS, NETWORK_POLICY, workloadTypes } from "../../types";

/** Versions that clusters no longer serve (Kubernetes deprecation guide). */
const GONE =
  /^kubernetes:(extensions\/v1beta1|apps\/v1beta[12]|batch\/(v1beta1|v2alpha1)|policy\/v1beta1|networking\.k8s\.io\/v1beta1):/;

export const currentVersion = resourceRule({
  id: "kubernetes-core-pod-current-version",
  title: "An object is written in a version that clusters still serve",
  severity: "low",
  frameworks: [mapping("worldcell", "K8-15")],
  why: "The next cluster, the one that is built in a hurry after a loss, refuses it.",
  fix: "Write it in the current version of its group; the field names may differ.",
  types: [...workloadTypes(), ...INGRESS, ...NETWORK_POLICY, ...DISRUPTION_BUDGET],
  properties: [],
  check: (it) => {
    if (GONE.test(it.type)) it.fail("apiVersion", "is a version that clusters no longer serve");
  },
});
