import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, podOf } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const RESOURCES = ["cpu", "memory"] as const;

export const requests = resourceRule({
  id: "kubernetes-core-pod-requests",
  title: "A container says how much CPU and memory it needs",
  severity: "low",
  frameworks: [
    mapping("checkov", "CKV_K8S_10"),
    mapping("checkov", "CKV_K8S_12"),
    mapping("trivy", "AVD-KSV-0015"),
    mapping("trivy", "AVD-KSV-0016"),
  ],
  why: "Without requests the scheduler packs too many pods on a node, and auto-scaling has nothing to go by.",
  fix: "Set resources.requests.cpu and memory; a limit alone is taken as the request.",
  types: workloadTypes(),
  properties: [],
  check: (it) => {
    const pod = podOf(it);
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    eachContainer(
      it,
      pod,
      (container) => {
        for (const resource of RESOURCES) {
          const given = ["requests", "limits"].some(
            (kind) =>
              container.has(`resources.${kind}.${resource}`) ||
              pod.spec.has(`resources.${kind}.${resource}`),
          );
          if (!given) container.mustExist(`resources.requests.${resource}`);
        }
      },
      ["containers"],
    );
  },
});
