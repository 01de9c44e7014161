import { cellRegions } from "../../../../../infra/contracts/stacks";
import { mapping, resourceRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";

export const endpointZones = resourceRule({
  id: "aws-ec2-vpc-endpoint-zones",
  title: "An interface endpoint stands in two zones",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A4")],
  fromPhase: "launch",
  why: "With one, the loss of its zone cuts the whole VPC off from the service.",
  fix: "List subnets of at least two zones in subnetIds.",
  types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
  properties: ["subnetIds"],
  check: (it) => {
    if (it.text("vpcEndpointType") !== "Interface") it.notApplicable("is no interface endpoint");
    const { fleet, spec } = fleetOf(it);
    // An anchor, as the region of a planned cell still is, has no clients, only the link that Atlas asks for.
    const least = spec.role === "network" && !cellRegions(fleet).includes(spec.region) ? 1 : 2;
    const count = it.count("subnetIds");
    if (count < least)
      it.fail("subnetIds", `holds ${String(count)}; it must hold at least ${String(least)}`);
  },
});
