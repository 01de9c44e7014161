import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";

export const checkEnabled = resourceRule({
  id: "aws-route53-health-check-enabled",
  title: "A health check is switched on",
  severity: "high",
  frameworks: [mapping("worldcell", "A11")],
  why: "A disabled check is always healthy: players are sent to a target that is down.",
  fix: "Leave disabled out or false. To stop traffic, invert the check or fence the cell.",
  types: [HEALTH_CHECK],
  properties: ["disabled"],
  check: (it) => {
    it.mustBeFalse("disabled");
  },
});
