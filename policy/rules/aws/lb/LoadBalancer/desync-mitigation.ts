import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const desyncMitigation = resourceRule({
  id: "aws-lb-load-balancer-desync-mitigation",
  title: "A load balancer refuses requests that are read in two ways",
  severity: "medium",
  frameworks: [mapping("fsbp", "ELB.12"), mapping("checkov", "CKV_AWS_328")],
  why: "Where load balancer and application disagree on a request's end, one player gets another's answer.",
  fix: "Leave desyncMitigationMode out, or set it to defensive or strictest.",
  types: LOAD_BALANCERS,
  properties: ["desyncMitigationMode"],
  check: (it) => {
    if (kindOf(it) !== "application") it.notApplicable("does not read requests");
    it.mustBeOneOf("desyncMitigationMode", ["defensive", "strictest"], {
      absent: "passes",
      shown: ["monitor"],
    });
  },
});
