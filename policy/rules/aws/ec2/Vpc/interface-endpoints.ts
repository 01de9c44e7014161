import { cellRegions } from "../../../../../infra/contracts/stacks";
import { NETWORK_SIZES } from "../../../../../infra/sizing/phases/network";
import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";

export const interfaceEndpoints = stackRule({
  id: "aws-ec2-vpc-interface-endpoints",
  title: "A cell's network has the endpoints that its phase buys",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "network")],
  why: "Keys, secrets and images are then fetched over the internet, and not at all while it is away.",
  fix: "Add a VpcEndpoint of type Interface for the service.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (spec.role !== "network" || !cellRegions(fleet).includes(spec.region))
      it.notApplicable("is not the network of a cell");
    const needed = NETWORK_SIZES[it.context.phase].interfaceEndpoints;
    if (needed.length === 0) it.notApplicable("its phase buys none");
    const services = it
      .namedBy(["aws:ec2/vpcEndpoint:VpcEndpoint"], "vpcId")
      .filter((endpoint) => endpoint.text("vpcEndpointType") === "Interface")
      .map((endpoint) => endpoint.text("serviceName") ?? "");
    for (const service of needed)
      if (!services.some((name) => name.endsWith(`.${service}`)))
        it.fail(
          "",
          `has no VpcEndpoint (vpcEndpointType Interface, serviceName, vpcId) for ${service}; it must have one`,
        );
  },
});
