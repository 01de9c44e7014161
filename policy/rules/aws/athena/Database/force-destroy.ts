import { mapping, resourceRule } from "../../../../rule";
import { DATABASE } from "../types";

export const databaseForceDestroy = resourceRule({
  id: "aws-athena-database-force-destroy",
  title: "A database with tables is not deleted by mistake",
  severity: "medium",
  frameworks: [mapping("worldcell", "recovery")],
  why: "All its tables go with it, and cannot be called back.",
  fix: "Leave forceDestroy out; drop the tables first where they are to go.",
  types: [DATABASE],
  properties: ["forceDestroy"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    it.mustBeFalse("forceDestroy");
  },
});
