import { mapping, stackRule } from "../../../../rule";
import { HEALTH_CHECK, RECORD } from "../zones";

export const weightedCheck = stackRule({
  id: "aws-route53-record-weighted-check",
  title: "Weighted records carry their cell's health check",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "The check knows of fences and of the path through the internet; the target's own health does not.",
  fix: "Set healthCheckId to the cell's calculated check.",
  types: [RECORD],
  properties: ["healthCheckId"],
  check: (it) => {
    if (!it.has("weightedRoutingPolicies")) it.notApplicable("is not weighted");
    it.mustExist("healthCheckId");
    if (!it.has("healthCheckId")) return;
    const check = it
      .ofType(HEALTH_CHECK)
      .find((other) => it.names("healthCheckId", other) !== "no");
    if (check === undefined)
      it.fail("healthCheckId", "is no check of this stack; it must be the cell's calculated check");
    else if (check.text("type") !== "CALCULATED")
      it.fail("healthCheckId", `is ${check.name}, which is not calculated; it must be`);
  },
});
