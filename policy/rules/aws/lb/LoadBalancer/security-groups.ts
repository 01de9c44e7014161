import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const balancerSecurityGroups = resourceRule({
  id: "aws-lb-load-balancer-security-groups",
  title: "A load balancer has a security group of its own",
  severity: "medium",
  frameworks: [mapping("worldcell", "entry")],
  why: "Without one it stands in the VPC's default group, which is empty or open to all its members.",
  fix: "Set securityGroups to a group that admits the listeners' ports.",
  types: LOAD_BALANCERS,
  properties: ["securityGroups"],
  check: (it) => {
    if (kindOf(it) !== "application") it.notApplicable("may stand without a group");
    it.mustExist("securityGroups");
  },
});
