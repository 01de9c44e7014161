import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, podOf } from "../../pods";
import { isPatch, SERVICES, workloadTypes } from "../../types";

const PROBES = ["livenessProbe", "readinessProbe"] as const;

export const probes = resourceRule({
  id: "kubernetes-core-pod-probes",
  title: "A container that runs for long can be asked whether it is alive and ready",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_K8S_8"), mapping("checkov", "CKV_K8S_9")],
  why: "A hung program keeps its share of the requests, and a starting one gets them too early.",
  fix: "Add livenessProbe and readinessProbe; a probe must not ask other services.",
  types: workloadTypes(SERVICES),
  properties: [],
  check: (it) => {
    const pod = podOf(it);
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    eachContainer(
      it,
      pod,
      (container) => {
        for (const probe of PROBES) container.mustExist(probe);
      },
      ["containers"],
    );
  },
});
