import { mapping, stackRule } from "../../../rule";
import { PRIVATE_ENDPOINT, PRIVATE_ENDPOINT_SERVICE } from "../types";

export const linked = stackRule({
  id: "mongodbatlas-private-link-endpoint-linked",
  title: "A private endpoint is linked to the network that uses it",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A3")],
  why: "An unlinked one carries nothing: a cluster with nodes there gives out no private addresses at all.",
  fix: "Add a PrivateLinkEndpointService with the endpoint's privateLinkId and the VPC endpoint's id.",
  types: [PRIVATE_ENDPOINT],
  properties: [],
  check: (it) => {
    const links = it.ofType(PRIVATE_ENDPOINT_SERVICE);
    const id = it.isUnknown("privateLinkId") ? undefined : it.text("privateLinkId");
    const own = links.filter((link) => {
      if (link.isUnknown("privateLinkId") || id === undefined) return link.dependsOn(it);
      return link.text("privateLinkId") === id;
    });
    if (own.length === 0) it.fail("", "has no PrivateLinkEndpointService; it needs one");
    for (const link of own) link.mustExist("endpointServiceId");
  },
});
