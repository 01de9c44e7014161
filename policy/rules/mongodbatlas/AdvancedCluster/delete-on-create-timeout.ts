import { mapping, resourceRule } from "../../../rule";
import { CLUSTER, PRIVATE_ENDPOINT, PRIVATE_ENDPOINT_SERVICE } from "../types";

export const deleteOnCreateTimeout = resourceRule({
  id: "mongodbatlas-advanced-cluster-delete-on-create-timeout",
  title: "What is slow to create is not destroyed half-built",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A5")],
  why: "By default the provider deletes a cluster or link that took too long, with all that came before.",
  fix: "Set deleteOnCreateTimeout: false, and run the update again when Atlas is done.",
  types: [CLUSTER, PRIVATE_ENDPOINT, PRIVATE_ENDPOINT_SERVICE],
  properties: ["deleteOnCreateTimeout"],
  check: (it) => {
    it.mustBeFalse("deleteOnCreateTimeout", { absent: "fails" });
  },
});
