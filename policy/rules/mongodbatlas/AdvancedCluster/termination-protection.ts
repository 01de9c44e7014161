import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, FLEX_CLUSTER, LEGACY_CLUSTER, SERVERLESS } from "../types";

export const terminationProtection = resourceRule({
  id: "mongodbatlas-advanced-cluster-termination-protection",
  title: "A cluster refuses to be deleted",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "Pulumi's protect holds in this program only; a click or another tool deletes the cluster all the same.",
  fix: "Set terminationProtectionEnabled: true, and take it away in an update of its own before a removal.",
  types: [CLUSTER, LEGACY_CLUSTER, FLEX_CLUSTER, SERVERLESS],
  properties: ["terminationProtectionEnabled"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeTrue("terminationProtectionEnabled");
  },
});
