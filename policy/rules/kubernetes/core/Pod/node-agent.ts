import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, isAddOn, isNodeAgent, podOf } from "../../pods";
import { workloadTypes } from "../../types";
import { rejectCapabilities } from "./capabilities-added";
import { rejectHostPorts } from "./host-ports";

export const nodeAgent = resourceRule({
  id: "kubernetes-core-pod-node-agent",
  title: "What serves nodes takes no more of them than it needs",
  severity: "low",
  frameworks: [mapping("worldcell", "K8-01")],
  why: "A driver or an agent needs some of its node; whoever breaks into it has the rest too.",
  fix: "Keep what the agent's own manifest asks for, mount paths read-only, and take the others away.",
  types: workloadTypes(),
  properties: [],
  check: (it) => {
    if (!isNodeAgent(it) && !isAddOn(it)) it.notApplicable("serves no nodes");
    const pod = podOf(it);
    for (const flag of ["hostIPC", "hostNetwork", "hostPID"]) pod.spec.mustBeFalse(flag);
    it.part(() => {
      for (const volume of pod.spec.list("volumes")) volume.mustBeAbsent("hostPath");
    });
    eachContainer(it, pod, (container) => {
      container.mustBeFalse("securityContext.privileged");
      rejectHostPorts(container);
      rejectCapabilities(container);
    });
  },
});
