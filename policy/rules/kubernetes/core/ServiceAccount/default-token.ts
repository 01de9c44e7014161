import { mapping, resourceRule } from "../../../../rule";
import { kindTypes } from "../../types";

export const defaultToken = resourceRule({
  id: "kubernetes-core-service-account-default-token",
  title: "The default account of a namespace hands out no tokens",
  severity: "medium",
  frameworks: [mapping("cisKubernetes", "5.1.5")],
  why: "Every pod that names no account gets one, with all rights that anybody ever gave it.",
  fix: "Set automountServiceAccountToken: false on it; it is managed here for no other reason.",
  types: kindTypes("ServiceAccount", "core/v1"),
  properties: ["automountServiceAccountToken"],
  check: (it) => {
    if (it.text("metadata.name") !== "default") it.notApplicable("is not the default account");
    it.mustBeFalse("automountServiceAccountToken", { absent: "fails" });
  },
});
