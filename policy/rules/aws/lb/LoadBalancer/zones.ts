import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const balancerZones = resourceRule({
  id: "aws-lb-load-balancer-zones",
  title: "A load balancer stands in two zones",
  severity: "medium",
  frameworks: [mapping("fsbp", "ELB.13"), mapping("prowler", "elbv2_is_in_multiple_az")],
  fromPhase: "launch",
  why: "With one, the loss of its zone is the loss of the entry.",
  fix: "List subnets of at least two zones.",
  types: LOAD_BALANCERS,
  properties: ["subnets", "subnetMappings"],
  check: (it) => {
    if (kindOf(it) === "gateway") it.notApplicable("stands beside what it serves");
    const count = Math.max(it.count("subnets"), it.count("subnetMappings"));
    if (count < 2) it.fail("subnets", `holds ${String(count)}; it must hold at least 2`);
  },
});
