import { mapping, resourceRule } from "../../../../rule";
import { HEALTH_CHECK } from "../zones";

export const checkNotInverted = resourceRule({
  id: "aws-route53-health-check-not-inverted",
  title: "A health check says what it sees",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Inverted, it takes healthy cells out and leaves lost ones in.",
  fix: "Leave invertHealthcheck out or false. To stop traffic, fence the cell.",
  types: [HEALTH_CHECK],
  properties: ["invertHealthcheck"],
  check: (it) => {
    it.mustBeFalse("invertHealthcheck");
  },
});
