import { mapping, stackRule } from "../../../../rule";
import { besideZone, publicOnly, RECORD, ZONE } from "../zones";

export const zoneAuthorities = stackRule({
  id: "aws-route53-zone-authorities",
  title: "A public zone says who may issue certificates for it",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A11")],
  why: "Without a CAA record, any authority that is tricked can make a certificate of the game's name.",
  fix: "Add a Record of type CAA at the zone's own name.",
  types: [ZONE],
  properties: [],
  check: (it) => {
    publicOnly(it);
    const records = besideZone(it, RECORD, "zoneId");
    if (!records.some((record) => record.text("type") === "CAA"))
      it.fail("", "has no Record of type CAA with its zoneId; it must have one");
  },
});
