import { mapping, type Place, resourceRule } from "../../../rule";
import { eachRegion } from "../shards";
import { CLUSTER, PRIVATE_ENDPOINT, PRIVATE_ENDPOINT_SERVICE, SCHEDULE } from "../types";

const OTHERS = ["AZURE", "GCP", "TENANT", "FLEX"];

function mustBeAws(place: Place, key: string): void {
  place.mustBeOneOf(key, ["AWS"], { shown: OTHERS });
}

export const awsOnly = resourceRule({
  id: "mongodbatlas-advanced-cluster-aws-only",
  title: "A fleet's nodes, links and copies stand on AWS",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A2")],
  why: "Private links, residencies and recovery are made for AWS regions; elsewhere none of them holds.",
  fix: "Set the provider to AWS.",
  types: [CLUSTER, PRIVATE_ENDPOINT, PRIVATE_ENDPOINT_SERVICE, SCHEDULE],
  properties: [
    "replicationSpecs.regionConfigs.providerName",
    "providerName",
    "copySettings.cloudProvider",
  ],
  check: (it) => {
    if (it.type === CLUSTER) {
      eachRegion(it, (region) => {
        mustBeAws(region, "providerName");
      });
    } else if (it.type === SCHEDULE) {
      for (const copy of it.list("copySettings")) mustBeAws(copy, "cloudProvider");
    } else {
      mustBeAws(it, "providerName");
    }
  },
});
