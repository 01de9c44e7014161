import { mapping, resourceRule } from "../../../../rule";
import {
  containerProperties,
  contextOf,
  eachContainer,
  podOf,
  podProperties,
  skipAddOns,
  skipWindows,
} from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const KEY = "seccompProfile.type";
const PATH = `securityContext.${KEY}`;
const ALLOWED = ["RuntimeDefault", "Localhost"];

export const base = {
  title: "A container may call what the runtime's profile allows",
  frameworks: [
    mapping("podSecurity", "restricted: Seccomp"),
    mapping("cisKubernetes", "5.6.2"),
    mapping("checkov", "CKV_K8S_31"),
    mapping("trivy", "AVD-KSV-0104"),
  ],
  why: "Without a profile every system call of the kernel is open, the ones with the next hole too.",
  fix: "Set securityContext.seccompProfile.type: RuntimeDefault in the pod.",
  types: workloadTypes(),
  properties: [...containerProperties(PATH), ...podProperties(PATH)],
};

export const seccomp = resourceRule({
  ...base,
  id: "kubernetes-core-pod-seccomp",
  severity: "medium",
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    const inFleet = it.context.fleet !== undefined && !isPatch(it.type);
    eachContainer(it, pod, (container) => {
      const { place, path } = contextOf(container, pod, KEY);
      place.mustBeOneOf(path, ALLOWED, {
        absent: inFleet ? "fails" : "passes",
        shown: ["Unconfined"],
      });
    });
  },
});
