import { mapping, resourceRule } from "../../../../rule";

export const queryWorkgroup = resourceRule({
  id: "aws-athena-named-query-workgroup",
  title: "A saved query runs in a workgroup of the fleet",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A7")],
  why: "The account's primary workgroup neither limits what a query scans nor encrypts what it finds.",
  fix: "Name the cell's workgroup in workgroup.",
  types: ["aws:athena/namedQuery:NamedQuery"],
  properties: ["workgroup"],
  check: (it) => {
    it.mustExist("workgroup");
    if (!it.isUnknown("workgroup") && it.text("workgroup") === "primary")
      it.fail("workgroup", "is primary; it must be one of the fleet's");
  },
});
