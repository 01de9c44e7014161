import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const dropInvalidHeaders = resourceRule({
  id: "aws-lb-load-balancer-drop-invalid-headers",
  title: "A load balancer drops malformed headers",
  severity: "medium",
  frameworks: [
    mapping("fsbp", "ELB.4"),
    mapping("checkov", "CKV_AWS_131"),
    mapping("trivy", "AVD-AWS-0052"),
  ],
  why: "Malformed headers are how one request is smuggled inside another, past the firewall.",
  fix: "Set dropInvalidHeaderFields to true.",
  types: LOAD_BALANCERS,
  properties: ["dropInvalidHeaderFields"],
  check: (it) => {
    if (kindOf(it) !== "application") it.notApplicable("does not read headers");
    it.mustBeTrue("dropInvalidHeaderFields");
  },
});
