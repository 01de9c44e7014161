import { mapping, stackRule } from "../../../../rule";
import { nameOf, routingOf } from "../routing";
import { RECORD } from "../zones";

export const recordDistinct = stackRule({
  id: "aws-route53-record-distinct",
  title: "Records of one name are told apart, and chosen in one way",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "Route 53 refuses the second record, in the middle of an update.",
  fix: "Give each record a setIdentifier of its own and the same kind of routing policy.",
  types: [RECORD],
  properties: ["setIdentifier"],
  check: (it) => {
    const routing = routingOf(it) ?? it.notApplicable("is alone under its name");
    it.mustExist("setIdentifier");
    const identifier = it.text("setIdentifier");
    const others = it.ofType(RECORD).filter((other) => {
      if (other.urn === it.urn) return false;
      const known = ["name", "type", "zoneId"].every((key) => !other.isUnknown(key));
      return (
        known &&
        nameOf(other) === nameOf(it) &&
        other.text("type") === it.text("type") &&
        other.text("zoneId") === it.text("zoneId")
      );
    });
    for (const other of others) {
      it.part(() => {
        if (identifier !== undefined && other.text("setIdentifier") === identifier)
          it.fail("setIdentifier", `is also that of ${other.name}; it must be another`);
        if (routingOf(other) !== routing)
          it.fail(routing, `is another policy than that of ${other.name}, of the same name`);
      });
    }
  },
});
