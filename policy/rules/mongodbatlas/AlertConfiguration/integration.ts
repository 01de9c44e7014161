import { mapping, resourceRule } from "../../../rule";
import { ALERT } from "../types";

const KEYS = [
  "apiToken",
  "datadogApiKey",
  "opsGenieApiKey",
  "serviceKey",
  "victorOpsApiKey",
] as const;

export const integration = resourceRule({
  id: "mongodbatlas-alert-configuration-integration",
  title: "An alert names an integration, not the key of one",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "The key stands in every alert and in the state; changing it means changing all of them.",
  fix: "Make one ThirdPartyIntegration with the key as a secret, and name it in integrationId.",
  types: [ALERT],
  properties: [],
  check: (it) => {
    for (const notification of it.list("notifications"))
      for (const key of KEYS) notification.mustBeAbsent(key);
  },
});
