import { mapping, type Place, resourceRule } from "../../../../rule";
import {
  containerProperties,
  contextOf,
  eachContainer,
  type Pod,
  podOf,
  podProperties,
  skipNodeAgents,
  skipWindows,
} from "../../pods";
import { workloadTypes } from "../../types";

const KEYS = ["securityContext.runAsNonRoot", "securityContext.runAsUser"] as const;

function judge(container: Place, pod: Pod): void {
  const user = contextOf(container, pod, "runAsUser");
  const number = user.place.number(user.path);
  if (number === 0) {
    user.place.fail(user.path, "is 0, which is root");
    return;
  }
  const nonRoot = contextOf(container, pod, "runAsNonRoot");
  // A user of its own is as good as the promise; a promise that is taken back is not.
  const { absent } = number === undefined ? pod.absent : { absent: "passes" as const };
  nonRoot.place.mustBeTrue(nonRoot.path, { absent });
}

export const nonRoot = resourceRule({
  id: "kubernetes-core-pod-non-root",
  title: "No container runs as root",
  severity: "medium",
  frameworks: [
    mapping("podSecurity", "restricted: Running as Non-root"),
    mapping("cisKubernetes", "5.2.7"),
    mapping("checkov", "CKV_K8S_23"),
    mapping("trivy", "AVD-KSV-0012"),
  ],
  why: "Root in a container is root of the kernel that all pods of the node share: one hole is enough.",
  fix: "Set runAsNonRoot: true and a runAsUser above 0, in the pod or in each container; the image must allow it.",
  types: workloadTypes(),
  properties: [...containerProperties(...KEYS), ...podProperties(...KEYS)],
  check: (it) => {
    skipNodeAgents(it);
    const pod = podOf(it);
    skipWindows(it, pod);
    eachContainer(it, pod, (container) => {
      judge(container, pod);
    });
  },
});
