import { mapping, resourceRule } from "../../../../rule";
import { TARGET_GROUPS } from "../tokens";

const FAILOVER = "targetGroupHealth.dnsFailover";

export const targetsDnsFailover = resourceRule({
  id: "aws-lb-target-group-dns-failover",
  title: "A zone without a healthy target leaves DNS",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "The records of the game take over the load balancer's health: switched off, it never fails.",
  fix: "Leave targetGroupHealth.dnsFailover out, or set minimumHealthyTargetsCount to 1 or more.",
  types: TARGET_GROUPS,
  properties: [`${FAILOVER}.minimumHealthyTargetsCount`],
  check: (it) => {
    const failover = it.at("targetGroupHealth")?.at("dnsFailover");
    if (failover === undefined) it.notApplicable("keeps AWS's own choice, which is one target");
    // Absent, the count is one.
    if (it.text(`${FAILOVER}.minimumHealthyTargetsCount`) !== "off") return;
    if ((it.text(`${FAILOVER}.minimumHealthyTargetsPercentage`) ?? "off") === "off")
      it.fail(`${FAILOVER}.minimumHealthyTargetsCount`, "is off; it must be at least 1");
  },
});
