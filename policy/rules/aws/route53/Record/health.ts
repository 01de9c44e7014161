import { mapping, resourceRule } from "../../../../rule";
import { routingOf, type RoutingPolicy } from "../routing";
import { RECORD } from "../zones";

/** Policies whose purpose is that a failed answer is left out. */
const FAILOVER: readonly RoutingPolicy[] = [
  "failoverRoutingPolicies",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
];

export const recordHealth = resourceRule({
  id: "aws-route53-record-health",
  title: "A record among several is left out when its target fails",
  severity: "high",
  frameworks: [mapping("worldcell", "A11")],
  fromPhase: "launch",
  why: "Route 53 goes on sending players to a target that is down.",
  fix: "Set healthCheckId, or evaluateTargetHealth on the alias.",
  types: [RECORD],
  properties: ["healthCheckId", "aliases.evaluateTargetHealth"],
  check: (it) => {
    const routing = routingOf(it) ?? it.notApplicable("is alone under its name");
    const inFleet = it.context.fleet !== undefined;
    if (!inFleet && !FAILOVER.includes(routing))
      it.notApplicable("shares traffic for other reasons than health");
    for (const key of ["aliases", "failoverRoutingPolicies"]) if (it.has(key)) it.mustKnowAll(key);
    const [failover] = it.list("failoverRoutingPolicies");
    if (failover?.text("type") === "SECONDARY") it.notApplicable("is the answer of last resort");
    if (it.has("healthCheckId")) return;
    const [alias] = it.list("aliases");
    if (alias !== undefined) alias.mustBeTrue("evaluateTargetHealth");
    else it.mustExist("healthCheckId");
  },
});
