import { mapping, resourceRule } from "../../../rule";
import { ENCRYPTION } from "../types";

const CONFIGS = ["awsKmsConfig", "azureKeyVaultConfig", "googleCloudKmsConfig"] as const;

export const encryptionEnabled = resourceRule({
  id: "mongodbatlas-encryption-at-rest-enabled",
  title: "A project's customer key is in use",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-02")],
  why: "The project looks encrypted with the studio's key, and is not.",
  fix: "Set enabled: true in the configuration of the provider whose key it is.",
  types: [ENCRYPTION],
  properties: CONFIGS.map((config) => `${config}.enabled`),
  check: (it) => {
    const configs = CONFIGS.filter((config) => it.has(config));
    if (configs.length === 0) it.fail("", "names no key of any provider");
    for (const config of configs) it.mustBeTrue(`${config}.enabled`, { absent: "passes" });
    if (configs.length > 0 && configs.every((config) => !it.has(`${config}.enabled`)))
      it.fail(`${configs[0] ?? ""}.enabled`, "is not set; it must be true");
  },
});
