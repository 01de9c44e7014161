import { mapping, resourceRule } from "../../../../rule";
import { podOf, podProperties, skipAddOns } from "../../pods";
import { workloadTypes } from "../../types";

/** Kernel parameters that a pod has for itself (Pod Security Standards, baseline). */
const SAFE = [
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
];

export const sysctls = resourceRule({
  id: "kubernetes-core-pod-sysctls",
  title: "A pod sets no parameter of its node's kernel",
  severity: "medium",
  frameworks: [mapping("podSecurity", "baseline: Sysctls"), mapping("trivy", "AVD-KSV-0026")],
  why: "Such a parameter holds for every pod of the node: one can starve or unmask all others.",
  fix: "Take it away, or set it where the nodes are made.",
  types: workloadTypes(),
  properties: podProperties("securityContext.sysctls"),
  check: (it) => {
    skipAddOns(it);
    for (const sysctl of podOf(it).spec.list("securityContext.sysctls")) {
      it.part(() => {
        if (!SAFE.includes(sysctl.text("name") ?? ""))
          sysctl.fail("name", "is no parameter that a pod has for itself");
      });
    }
  },
});
