import { mapping, resourceRule } from "../../../../rule";
import { SERVICE } from "../../types";

/** Annotations that keep a load balancer inside its network, and what they say then. */
const INTERNAL: Readonly<Record<string, RegExp>> = {
  "service.beta.kubernetes.io/aws-load-balancer-scheme": /^internal$/,
  "service.beta.kubernetes.io/aws-load-balancer-internal": /^(true|0\.0\.0\.0\/0)$/,
  "networking.gke.io/load-balancer-type": /^internal$/i,
  "cloud.google.com/load-balancer-type": /^internal$/i,
  "service.beta.kubernetes.io/azure-load-balancer-internal": /^true$/,
};

export const internal = resourceRule({
  id: "kubernetes-core-service-internal",
  title: "A service is reached from outside through one guarded entry",
  severity: "low",
  frameworks: [mapping("worldcell", "A14")],
  why: "A public load balancer of its own has no certificate, firewall or rate limit of the entry's.",
  fix: "Use ClusterIP behind the entry, mark the load balancer internal, or name loadBalancerSourceRanges.",
  types: SERVICE,
  properties: [],
  check: (it) => {
    if (it.text("spec.type") !== "LoadBalancer") it.notApplicable("is no load balancer");
    const annotations = it.at("metadata.annotations");
    const isInternal = Object.entries(INTERNAL).some(([key, value]) => {
      const text = annotations?.text(key) ?? String(annotations?.flag(key) ?? "");
      return value.test(text);
    });
    if (isInternal) return;
    if (!it.has("spec.loadBalancerSourceRanges"))
      it.fail("spec.type", "is LoadBalancer, open to the world");
    else if (it.texts("spec.loadBalancerSourceRanges").includes("0.0.0.0/0"))
      it.fail("spec.loadBalancerSourceRanges", "holds the world");
  },
});
