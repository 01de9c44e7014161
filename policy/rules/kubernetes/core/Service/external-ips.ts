import { mapping, resourceRule } from "../../../../rule";
import { SERVICE } from "../../types";

export const externalIps = resourceRule({
  id: "kubernetes-core-service-external-ips",
  title: "A service claims no addresses of its own",
  severity: "medium",
  frameworks: [mapping("trivy", "AVD-KSV-0108")],
  why: "Nodes send traffic for the address to this service: it can stand between pods and whom they mean to call (CVE-2020-8554).",
  fix: "Take externalIPs away, and use a load balancer.",
  types: SERVICE,
  properties: ["spec.externalIPs"],
  check: (it) => {
    it.mustBeAbsent("spec.externalIPs");
  },
});
