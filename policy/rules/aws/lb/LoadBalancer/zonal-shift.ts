import { mapping, resourceRule } from "../../../../rule";
import { kindOf } from "../kinds";
import { LOAD_BALANCERS } from "../tokens";

export const zonalShift = resourceRule({
  id: "aws-lb-load-balancer-zonal-shift",
  title: "A load balancer can be moved out of a failing zone",
  severity: "low",
  frameworks: [mapping("worldcell", "A4")],
  fromPhase: "launch",
  why: "When a zone is half broken, players are sent there until somebody can take it out.",
  fix: "Set enableZonalShift to true.",
  types: LOAD_BALANCERS,
  properties: [],
  check: (it) => {
    if (kindOf(it) === "gateway") it.notApplicable("has no zonal shift");
    it.mustBeTrue("enableZonalShift");
  },
});
