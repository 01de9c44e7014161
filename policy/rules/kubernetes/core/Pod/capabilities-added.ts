import { mapping, type Place, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, isNodeAgent, podOf, skipAddOns } from "../../pods";
import { eachText } from "../../texts";
import { workloadTypes } from "../../types";

const PATH = "securityContext.capabilities.add";

/** Capabilities of the runtime's own set (Pod Security Standards, baseline). */
const BASELINE = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];
/** Capabilities that are the node itself, which no agent of nodes needs either. */
const ROOT = ["ALL", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_RAWIO"];
/** Names that may be printed. */
const KNOWN = [
  ...ROOT,
  "BPF",
  "DAC_READ_SEARCH",
  "IPC_LOCK",
  "NET_ADMIN",
  "NET_RAW",
  "PERFMON",
  "SYS_NICE",
  "SYS_PTRACE",
  "SYS_RESOURCE",
  "SYS_TIME",
];

function isHarmless(capability: string): boolean {
  return BASELINE.includes(capability);
}

/** Reports the capabilities of a container that are not harmless. */
export function rejectCapabilities(
  container: Place,
  isAllowed: (capability: string) => boolean = isHarmless,
): void {
  eachText(container, PATH, (text, at) => {
    const capability = text.toUpperCase().replace(/^CAP_/, "");
    if (isAllowed(capability)) return;
    const name = KNOWN.includes(capability) ? capability : "another capability";
    container.fail(at, `is ${name}; allowed: ${BASELINE.join(", ")}`);
  });
}

export const capabilitiesAdded = resourceRule({
  id: "kubernetes-core-pod-capabilities-added",
  title: "A container takes no capability that reaches past it",
  severity: "high",
  frameworks: [
    mapping("podSecurity", "baseline: Capabilities"),
    mapping("cisKubernetes", "5.2.9"),
    mapping("checkov", "CKV_K8S_39"),
    mapping("trivy", "AVD-KSV-0005"),
    mapping("trivy", "AVD-KSV-0022"),
  ],
  why: "SYS_ADMIN is root, NET_ADMIN and NET_RAW read and change other pods' traffic, SYS_PTRACE their memory.",
  fix: "Take it away; for a port below 1024 add NET_BIND_SERVICE alone.",
  types: workloadTypes(),
  properties: containerProperties(PATH),
  check: (it) => {
    skipAddOns(it);
    const isAllowed = isNodeAgent(it)
      ? (capability: string) => !ROOT.includes(capability)
      : isHarmless;
    eachContainer(it, podOf(it), (container) => {
      rejectCapabilities(container, isAllowed);
    });
  },
});
