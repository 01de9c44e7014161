import { toAtlasRegion } from "../../../../infra/regions/atlas";
import { mapping, resourceRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { PRIVATE_ENDPOINT } from "../types";

export const ownRegion = resourceRule({
  id: "mongodbatlas-private-link-endpoint-own-region",
  title: "A network's private endpoint leads to the nodes of its own region",
  severity: "high",
  frameworks: [mapping("worldcell", "A3")],
  why: "An endpoint elsewhere leaves this region's nodes without a link, and carries its players' data abroad.",
  fix: "Set region to the network's own, and leave supportedRemoteRegions out. That replaces the endpoint.",
  types: [PRIVATE_ENDPOINT],
  properties: ["region", "supportedRemoteRegions"],
  check: (it) => {
    const { region } = fleetOf(it).spec;
    // Atlas takes either spelling.
    it.mustBeOneOf("region", [toAtlasRegion(region), region]);
    it.mustBeAbsent("supportedRemoteRegions");
  },
});
