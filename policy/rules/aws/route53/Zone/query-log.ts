import { mapping, stackRule } from "../../../../rule";
import { besideZone, publicOnly, ZONE } from "../zones";

export const zoneQueryLog = stackRule({
  id: "aws-route53-zone-query-log",
  title: "The queries of a public zone are logged",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("fsbp", "Route53.2"), mapping("checkov", "CKV2_AWS_39")],
  why: "Without a log nobody sees an attack on the names, or that players get no answer.",
  fix: "Add a QueryLog with the zone's id and a log group in us-east-1.",
  types: [ZONE],
  properties: [],
  check: (it) => {
    publicOnly(it);
    if (besideZone(it, "aws:route53/queryLog:QueryLog", "zoneId").length === 0)
      it.fail("", "has no QueryLog with its zoneId; it must have one");
  },
});
