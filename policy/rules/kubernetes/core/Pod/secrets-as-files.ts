import { mapping, resourceRule } from "../../../../rule";
import { eachContainer, podOf } from "../../pods";
import { workloadTypes } from "../../types";

export const secretsAsFiles = resourceRule({
  id: "kubernetes-core-pod-secrets-as-files",
  title: "A container reads its secrets from files",
  severity: "low",
  frameworks: [mapping("cisKubernetes", "5.4.1"), mapping("checkov", "CKV_K8S_35")],
  why: "Environments are written to crash reports and passed on to every child, and do not change with the secret.",
  fix: "Mount the Secret as a volume, or read it from the secrets manager.",
  types: workloadTypes(),
  properties: [],
  check: (it) => {
    eachContainer(it, podOf(it), (container) => {
      for (const variable of container.list("env")) variable.mustBeAbsent("valueFrom.secretKeyRef");
      for (const source of container.list("envFrom")) source.mustBeAbsent("secretRef");
    });
  },
});
