import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const accessLogs = resourceRule({
  id: "aws-lb-load-balancer-access-logs",
  title: "A load balancer writes access logs",
  severity: "medium",
  frameworks: [mapping("fsbp", "ELB.5"), mapping("checkov", "CKV_AWS_91"), mapping("nag", "ELB2")],
  why: "Without them nobody can say afterwards who asked for what.",
  fix: "Set accessLogs with a bucket and enabled: true.",
  types: LOAD_BALANCERS,
  properties: ["accessLogs.enabled", "accessLogs.bucket"],
  check: (it) => {
    // A network load balancer logs TLS connections only, a gateway nothing.
    if (kindOf(it) !== "application") it.notApplicable("has no requests to log");
    it.mustBeTrue("accessLogs.enabled");
    it.part(() => {
      if (it.at("accessLogs") !== undefined) it.mustExist("accessLogs.bucket");
    });
  },
});
