import { mapping, stackRule } from "../../../../rule";
import { nameOf } from "../routing";
import { HEALTH_CHECK, RECORD } from "../zones";

export const checkNotItself = stackRule({
  id: "aws-route53-record-check-not-itself",
  title: "A record's health check does not ask for the record's own name",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "The answer to the check depends on the check: health becomes unpredictable.",
  fix: "Let the check ask for the target's own name, the load balancer's for instance.",
  types: [RECORD],
  properties: ["healthCheckId"],
  check: (it) => {
    const check =
      it.ofType(HEALTH_CHECK).find((other) => it.names("healthCheckId", other) === "yes") ??
      it.notApplicable("has no health check of this stack");
    const asked = (check.text("fqdn") ?? "").toLowerCase();
    if (asked !== "" && asked === nameOf(it))
      it.fail("healthCheckId", `is ${check.name}, which asks for the record's own name`);
  },
});
