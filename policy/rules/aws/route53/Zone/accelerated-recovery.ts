import { mapping, resourceRule } from "../../../../rule";
import { publicOnly, ZONE } from "../zones";

export const acceleratedRecovery = resourceRule({
  id: "aws-route53-zone-accelerated-recovery",
  title: "A zone can be changed while us-east-1 is lost",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Route 53 takes changes in us-east-1 only, for hours or days, unless this was on before.",
  fix: "Set enableAcceleratedRecovery to true.",
  types: [ZONE],
  properties: ["enableAcceleratedRecovery"],
  check: (it) => {
    publicOnly(it);
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeTrue("enableAcceleratedRecovery");
  },
});
