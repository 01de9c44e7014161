import { mapping, resourceRule } from "../../../../rule";
import { ZONE } from "../zones";

export const zoneNoForceDestroy = resourceRule({
  id: "aws-route53-zone-no-force-destroy",
  title: "A zone is not deleted together with its records",
  severity: "medium",
  frameworks: [mapping("worldcell", "A5")],
  why: "With the records goes every name of the game, and a new zone has other name servers.",
  fix: "Leave forceDestroy out or false.",
  types: [ZONE],
  properties: ["forceDestroy"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeFalse("forceDestroy");
  },
});
