import { mapping, stackRule } from "../../../../rule";
import { nameOf } from "../routing";
import { RECORD } from "../zones";

const TWINS: Readonly<Record<string, string>> = { A: "AAAA", AAAA: "A" };

export const recordBothFamilies = stackRule({
  id: "aws-route53-record-both-families",
  title: "A name has the same aliases for IPv4 and IPv6",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "Players of one of the two are sent by another tree than the rest, or find nobody.",
  fix: "Make the same record for A and AAAA, with the same setIdentifier.",
  types: [RECORD],
  properties: ["type", "name"],
  check: (it) => {
    const type = it.text("type") ?? "";
    const twin = TWINS[type];
    if (twin === undefined || !it.has("aliases")) it.notApplicable("is no alias of an address");
    const found = it
      .ofType(RECORD)
      .some(
        (other) =>
          other.text("type") === twin &&
          nameOf(other) === nameOf(it) &&
          other.text("setIdentifier") === it.text("setIdentifier"),
      );
    if (!found) it.fail("type", `is ${type}, and there is no such record of type ${twin ?? ""}`);
  },
});
