import { mapping, resourceRule } from "../../../../rule";
import { containerProperties, eachContainer, podOf, skipAddOns } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const PATH = "resources.limits.memory";

export const memoryLimit = resourceRule({
  id: "kubernetes-core-pod-memory-limit",
  title: "A container's memory has a limit",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_K8S_13"), mapping("trivy", "AVD-KSV-0018")],
  why: "One leak takes the memory of the node, and the kernel ends whichever pod it likes.",
  fix: "Set resources.limits.memory to what the program needs at its worst.",
  fromPhase: "launch",
  types: workloadTypes(),
  properties: containerProperties(PATH),
  check: (it) => {
    skipAddOns(it);
    const pod = podOf(it);
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if (pod.spec.has(PATH)) it.notApplicable("limits the memory of the whole pod");
    eachContainer(
      it,
      pod,
      (container) => {
        container.mustExist(PATH);
      },
      ["containers"],
    );
  },
});
