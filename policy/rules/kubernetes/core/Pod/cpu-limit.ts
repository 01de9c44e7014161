import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, podOf } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const PATH = "resources.limits.cpu";

export const cpuLimit = resourceRule({
  id: "kubernetes-core-pod-cpu-limit",
  title: "A container's CPU may have a limit",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_K8S_11"), mapping("trivy", "AVD-KSV-0011")],
  why: "Without one a busy pod uses what its neighbours leave; with one it is slowed down though CPU is idle.",
  fix: "Set resources.limits.cpu where neighbours are strangers; requests alone do elsewhere.",
  types: workloadTypes(),
  properties: [],
  check: (it) => {
    const pod = podOf(it);
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if (pod.spec.has(PATH)) it.notApplicable("limits the CPU of the whole pod");
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
