import { mapping, type StackSubject, stackRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";

const NETWORK = "worldcell:network:Network";
const POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** True when another project makes what a region has once. */
function isMadeElsewhere(it: StackSubject): boolean {
  const { fleet, spec } = fleetOf(it);
  const { regions } = fleet.owns;
  return regions === "none" || (regions !== "all" && !regions.includes(spec.region));
}

export const logDelivery = stackRule({
  id: "aws-documents-log-delivery",
  title: "A region of the fleet lets its services write their logs",
  severity: "medium",
  frameworks: [mapping("worldcell", "logging")],
  why: "Without the policy the audit logs of search, cache, firewall and DNS end without an error.",
  fix: "Add a LogResourcePolicy in the network stack, and in foundation one for Route 53.",
  types: [NETWORK, "aws:route53/queryLog:QueryLog"],
  properties: [],
  check: (it) => {
    fleetOf(it);
    if (it.type === NETWORK && isMadeElsewhere(it))
      it.notApplicable("another project makes what the region has once");
    if (it.ofType(POLICY).length === 0)
      it.fail("", "has no LogResourcePolicy beside it; it needs one");
  },
});
