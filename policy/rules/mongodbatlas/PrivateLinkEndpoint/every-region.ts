import { mapping, stackRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { PRIVATE_ENDPOINT } from "../types";

export const everyRegion = stackRule({
  id: "mongodbatlas-private-link-endpoint-every-region",
  title: "Every region in which the cluster has nodes has its private endpoint",
  severity: "high",
  frameworks: [mapping("worldcell", "A3")],
  why: "Atlas wants a link in all regions of a cluster or in none: one missing link takes the others' addresses away.",
  fix: "Add a PrivateLinkEndpoint to the region's network stack.",
  types: ["pulumi:pulumi:Stack"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (spec.role !== "network") it.notApplicable("endpoints are made by network stacks");
    if (it.removing) it.notApplicable("the region's removal is confirmed");
    const region = spec.fleetRegion ?? spec.region;
    const hasNodes = fleet.zones.some(
      (zone) => zone.electable.includes(region) || Object.hasOwn(zone.readOnly, region),
    );
    if (!hasNodes) it.notApplicable("no zone has nodes in the region");
    if (it.ofType(PRIVATE_ENDPOINT).length === 0)
      it.fail("", "has no PrivateLinkEndpoint; the region needs one");
  },
});
