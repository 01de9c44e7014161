import { mapping, resourceRule } from "../../../rule";
import { skipShared } from "../shards";
import { CLUSTER, LEGACY_CLUSTER } from "../types";

export const customerKey = resourceRule({
  id: "mongodbatlas-advanced-cluster-customer-key",
  title: "A cluster may be encrypted with a key of one's own as well",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-02")],
  why: "Atlas encrypts every disk; with a customer key the studio can also take the data away from Atlas.",
  fix: "Add an EncryptionAtRest to the project and set encryptionAtRestProvider: AWS. The key's region is needed by all then.",
  types: [CLUSTER, LEGACY_CLUSTER],
  properties: [],
  check: (it) => {
    if (it.context.fleet?.fleet.atlas.customerKey === "none")
      it.notApplicable("the fleet has chosen the provider's encryption");
    skipShared(it);
    it.mustBeOneOf("encryptionAtRestProvider", ["AWS", "AZURE", "GCP"], { shown: ["NONE"] });
  },
});
