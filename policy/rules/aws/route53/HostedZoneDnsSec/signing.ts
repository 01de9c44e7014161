import { mapping, resourceRule } from "../../../../rule";

const SIGNING = "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec";
const KEY = "aws:route53/keySigningKey:KeySigningKey";

export const zoneSigning = resourceRule({
  id: "aws-route53-hosted-zone-dns-sec-signing",
  title: "A zone whose signing was set up is signed",
  severity: "medium",
  frameworks: [mapping("worldcell", "A11")],
  why: "With the DS record at the parent, a zone that is no longer signed has no valid answers at all.",
  fix: "Leave signingStatus and status out, or set SIGNING and ACTIVE. To stop, remove the DS record first.",
  types: [SIGNING, KEY],
  properties: ["signingStatus", "status"],
  check: (it) => {
    if (it.type === SIGNING)
      it.mustBeOneOf("signingStatus", ["SIGNING"], { absent: "passes", shown: ["NOT_SIGNING"] });
    else it.mustBeOneOf("status", ["ACTIVE"], { absent: "passes", shown: ["INACTIVE"] });
  },
});
