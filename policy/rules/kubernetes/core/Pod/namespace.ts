import { mapping, resourceRule } from "../../../../rule";
import { isPatch, workloadTypes } from "../../types";

export const namespace = resourceRule({
  id: "kubernetes-core-pod-namespace",
  title: "A workload has a namespace of its own",
  severity: "low",
  frameworks: [
    mapping("cisKubernetes", "5.6.4"),
    mapping("checkov", "CKV_K8S_21"),
    mapping("trivy", "AVD-KSV-0110"),
  ],
  why: "In the default namespace nothing can be told apart: rights, limits and network rules hold for all or none.",
  fix: "Set metadata.namespace to a Namespace of the program's own.",
  types: workloadTypes(),
  properties: [],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if ((it.text("metadata.namespace") ?? "default") === "default")
      it.fail("metadata.namespace", "is the default namespace");
  },
});
