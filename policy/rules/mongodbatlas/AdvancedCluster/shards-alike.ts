import { mapping, type Place, resourceRule } from "../../../rule";
import { NODE_KINDS, nodesOf, regionsOf } from "../shards";
import { CLUSTER } from "../types";

/** What must be the same in all shards of a zone: everything but size and disk. */
function layoutOf(spec: Place): string {
  const regions = regionsOf(spec).map((region) => [
    region.text("providerName") ?? "",
    region.text("regionName") ?? "",
    region.number("priority") ?? 0,
    ...NODE_KINDS.map((kind) => nodesOf(region, kind)),
  ]);
  return JSON.stringify(regions.map((region) => region.join(" ")).sort());
}

export const shardsAlike = resourceRule({
  id: "mongodbatlas-advanced-cluster-shards-alike",
  title: "The shards of a zone have the same regions and nodes",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-07")],
  why: "Atlas refuses shards that differ, half-way through the update; and the weakest one decides what a zone survives.",
  fix: "Give every replicationSpecs entry with this zoneName the same regionConfigs; only size and IOPS may differ.",
  types: [CLUSTER],
  properties: ["replicationSpecs.regionConfigs"],
  check: (it) => {
    const specs = it.list("replicationSpecs");
    if (specs.length < 2) it.notApplicable("has one shard");
    const layouts = new Map<string, string>();
    for (const spec of specs) {
      it.part(() => {
        const zone = spec.text("zoneName") ?? "";
        const layout = layoutOf(spec);
        const first = layouts.get(zone);
        if (first === undefined) layouts.set(zone, layout);
        else if (first !== layout)
          spec.fail("regionConfigs", "differs from those of the first shard of its zone");
      });
    }
  },
});
