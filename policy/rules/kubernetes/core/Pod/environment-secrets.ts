import { mapping, resourceRule } from "../../../../rule";
import { isSecret } from "../../../secrets";
import { containerProperties, eachContainer, podOf } from "../../pods";
import { workloadTypes } from "../../types";

export const environmentSecrets = resourceRule({
  id: "kubernetes-core-pod-environment-secrets",
  title: "A container's environment holds no secret in clear text",
  severity: "high",
  frameworks: [mapping("worldcell", "K8-14")],
  why: "Everybody who may look at the workload reads it, and it stands in the state and in old versions.",
  fix: "Keep it in a Secret or a secrets manager, and mount it; change the secret that stood here.",
  types: workloadTypes(),
  properties: containerProperties("env.value"),
  check: (it) => {
    eachContainer(it, podOf(it), (container) => {
      for (const variable of container.list("env")) {
        it.part(() => {
          if (isSecret(variable.text("name") ?? "", variable.text("value") ?? ""))
            variable.fail("value", "looks like a secret; it must be read from where it is kept");
        });
      }
    });
  },
});
