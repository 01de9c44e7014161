import { mapping, stackRule } from "../../../../rule";
import { besideZone, publicOnly, ZONE } from "../zones";

export const zoneSigned = stackRule({
  id: "aws-route53-zone-signed",
  title: "A public zone is signed",
  severity: "low",
  frameworks: [mapping("checkov", "CKV2_AWS_38")],
  why: "Resolvers cannot tell a forged answer from a true one.",
  fix: "Add a KeySigningKey and a HostedZoneDnsSec, then the DS record at the parent.",
  types: [ZONE],
  properties: [],
  check: (it) => {
    publicOnly(it);
    const signing = besideZone(it, "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", "hostedZoneId");
    if (signing.length === 0) it.fail("", "has no HostedZoneDnsSec");
  },
});
