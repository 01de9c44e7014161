import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";

export const logDelivery = stackRule({
  id: "aws-ec2-vpc-log-delivery",
  title: "Services may deliver their logs in a region of the fleet",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "alarms")],
  why: "Without the region's log policy, the logs of firewall, cache and search stay empty.",
  fix: "Keep the LogResourcePolicy of the network stack.",
  types: ["aws:ec2/vpc:Vpc"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    const { regions } = fleet.owns;
    const owns = regions === "all" || (regions !== "none" && regions.includes(spec.region));
    if (spec.role !== "network" || !owns)
      it.notApplicable("the region's log policy is not this stack's");
    if (it.ofType("aws:cloudwatch/logResourcePolicy:LogResourcePolicy").length === 0)
      it.fail("", "has no LogResourcePolicy beside it; it must have one");
  },
});
