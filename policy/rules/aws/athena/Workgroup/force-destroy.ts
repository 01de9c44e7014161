import { mapping, resourceRule } from "../../../../rule";
import { WORKGROUP } from "../types";

export const workgroupForceDestroy = resourceRule({
  id: "aws-athena-workgroup-force-destroy",
  title: "A workgroup with queries is not deleted by mistake",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "recovery")],
  why: "The analysts' saved queries and their history go with it.",
  fix: "Leave forceDestroy out; it comes with the confirmed removal of the cell.",
  types: [WORKGROUP],
  properties: ["forceDestroy"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeFalse("forceDestroy");
  },
});
