import { mapping, resourceRule } from "../../../rule";
import { GLOBAL_CONFIG } from "../types";

/** A country, or a part of one (ISO 3166-1 and 3166-2). */
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

export const locations = resourceRule({
  id: "mongodbatlas-global-cluster-config-locations",
  title: "A location is an ISO code, and is mapped to one zone",
  severity: "medium",
  frameworks: [mapping("worldcell", "MA-08")],
  why: "Documents whose location matches no mapping lie on any shard; a mapping cannot be changed later.",
  fix: "Write IE or US-VA, each in one entry of customZoneMappings.",
  types: [GLOBAL_CONFIG],
  properties: ["customZoneMappings.location", "customZoneMappings.zone"],
  check: (it) => {
    const seen = new Set<string>();
    for (const entry of it.list("customZoneMappings")) {
      entry.mustExist("zone");
      it.part(() => {
        const location = entry.text("location") ?? "";
        if (!CODE.test(location)) entry.fail("location", "is no ISO code of a country or its part");
        else if (seen.has(location)) entry.fail("location", "is mapped twice");
        seen.add(location);
      });
    }
  },
});
