import { mapping, stackRule } from "../../../rule";
import { CLUSTER, GLOBAL_CONFIG } from "../types";

export const mappedZones = stackRule({
  id: "mongodbatlas-global-cluster-config-mapped-zones",
  title: "Every zone of the cluster has its location, and every location its zone",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "MA-08"), mapping("worldcell", "A1")],
  why: "Atlas sends a location without a mapping to the nearest zone, of whatever residency, and that cannot be put right later.",
  fix: "Add the zone and its location to customZoneMappings in the update that creates the zone.",
  exemptible: false,
  types: [GLOBAL_CONFIG],
  properties: ["customZoneMappings"],
  check: (it) => {
    const zones = it
      .ofType(CLUSTER)
      .filter((cluster) => it.names("clusterName", cluster) === "yes")
      .flatMap((cluster) =>
        cluster.whole("replicationSpecs").flatMap((spec) => spec.text("zoneName") ?? []),
      );
    if (zones.length === 0) it.notApplicable("its cluster is not in the stack");
    const mappings = it.whole("customZoneMappings");
    const mapped = mappings.map((entry) => entry.text("zone"));
    for (const zone of new Set(zones))
      if (!mapped.includes(zone)) it.fail("customZoneMappings", "lacks a zone of the cluster");
    for (const entry of mappings)
      if (!zones.includes(entry.text("zone") ?? ""))
        entry.fail("zone", "has no shard in replicationSpecs of the cluster");
  },
});
