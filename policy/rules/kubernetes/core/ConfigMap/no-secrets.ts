import { mapping, resourceRule } from "../../../../rule";
import { holdsSecret, isSecret } from "../../../secrets";
import { CONFIG_MAP } from "../../types";

export const noSecrets = resourceRule({
  id: "kubernetes-core-config-map-no-secrets",
  title: "A ConfigMap holds no secret",
  severity: "high",
  frameworks: [mapping("trivy", "AVD-KSV-0109")],
  why: "ConfigMaps are neither encrypted nor kept from anybody who may look at the namespace.",
  fix: "Keep it in a Secret or a secrets manager; change the secret that stood here.",
  types: CONFIG_MAP,
  properties: ["data"],
  check: (it) => {
    const data = it.at("data") ?? it.notApplicable("has no data");
    for (const key of data.keys()) {
      it.part(() => {
        const text = data.text(key) ?? "";
        // A file of many lines is searched for secrets of known formats only.
        if (text.includes("\n") ? holdsSecret(text) : isSecret(key, text))
          data.fail(key, "looks like a secret");
      });
    }
  },
});
