import { mapping, type StackSubject, stackRule } from "../../../rule";
import { ofProject } from "../projects";
import { skipShared } from "../shards";
import { CLUSTER, ENCRYPTION, LEGACY_CLUSTER } from "../types";

/** Where a project says that it has a key, and what clusters call its provider. */
const PROVIDERS = {
  awsKmsConfig: "AWS",
  azureKeyVaultConfig: "AZURE",
  googleCloudKmsConfig: "GCP",
} as const;

/** Providers for which a project has a key. */
function providersOf<V>(encryption: StackSubject<V>): string[] {
  return Object.entries(PROVIDERS).flatMap(([config, provider]) =>
    encryption.flag(`${config}.enabled`) === true ? [provider] : [],
  );
}

export const customerKeyUsed = stackRule({
  id: "mongodbatlas-advanced-cluster-customer-key-used",
  title: "A cluster uses the customer key that its project has",
  severity: "high",
  frameworks: [mapping("worldcell", "MA-02")],
  why: "The key is shown to auditors, yet taking it away would leave this cluster readable.",
  fix: "Set encryptionAtRestProvider to the key's provider. The cluster's nodes are replaced one after the other.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: ["encryptionAtRestProvider"],
  check: (it) => {
    skipShared(it);
    const providers = ofProject(it, ENCRYPTION).flatMap(providersOf);
    if (providers.length === 0) it.notApplicable("the stack has no customer key for its project");
    it.mustBeOneOf("encryptionAtRestProvider", providers, { shown: ["NONE"] });
  },
});
