import { mapping, resourceRule } from "../../../../rule";
import { inFleets } from "../../ec2/levels";
import { WORKGROUP } from "../types";

export const workgroupForceDestroy = inFleets(
  resourceRule({
    id: "aws-athena-workgroup-force-destroy",
    title: "A workgroup with queries is not deleted by mistake",
    severity: "medium",
    frameworks: [mapping("worldcell", "recovery")],
    why: "The analysts' saved queries and their history go with it.",
    fix: "Leave forceDestroy out; it comes with the confirmed removal of the cell.",
    types: [WORKGROUP],
    properties: ["forceDestroy"],
    check: (it) => {
      if (it.removing) it.notApplicable("its removal is confirmed");
      it.mustBeFalse("forceDestroy");
    },
  }),
);
