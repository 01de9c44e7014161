import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { CATALOG_ENCRYPTION } from "../types";

export const catalogEncryptionPresent = stackRule({
  id: "aws-glue-data-catalog-encryption-settings-present",
  title: "A region that the fleet owns has its catalogue encrypted",
  severity: "medium",
  frameworks: [mapping("worldcell", "A12")],
  why: "An account has one such setting a region: without it the catalogue of every cell there is in the clear.",
  fix: "Add DataCatalogEncryptionSettings to the region's network stack.",
  types: ["pulumi:pulumi:Stack"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (spec.role !== "network") it.notApplicable("network stacks hold the region's settings");
    const { regions } = fleet.owns;
    const owned = regions === "all" || (regions !== "none" && regions.includes(spec.region));
    if (!owned) it.notApplicable("the fleet does not own the region");
    if (it.ofType(CATALOG_ENCRYPTION).length === 0)
      it.fail("", "has no DataCatalogEncryptionSettings; it needs them");
  },
});
