import { mapping, resourceRule } from "../../../rule";
import { ENCRYPTION } from "../types";

export const reach = resourceRule({
  id: "mongodbatlas-encryption-at-rest-reach",
  title: "The customer key covers search nodes, and is reached privately",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-02")],
  why: "Search nodes hold copies of documents; and each use of the key over the internet can be cut off.",
  fix: "Set enabledForSearchNodes: true and awsKmsConfig.requirePrivateNetworking: true, with its endpoints.",
  types: [ENCRYPTION],
  properties: [],
  check: (it) => {
    if (!it.has("awsKmsConfig")) it.notApplicable("uses no key of AWS");
    it.mustBeTrue("enabledForSearchNodes");
    it.mustBeTrue("awsKmsConfig.requirePrivateNetworking");
  },
});
