import { mapping, resourceRule } from "../../../../rule";
import { TARGET_GROUPS } from "../tokens";

export const targetsEncrypted = resourceRule({
  id: "aws-lb-target-group-encrypted",
  title: "Traffic to targets is encrypted",
  severity: "low",
  frameworks: [mapping("checkov", "CKV_AWS_378")],
  why: "Whoever gets into the network between load balancer and servers reads along.",
  fix: "Set protocol to HTTPS or TLS; the servers need certificates, which need not be public.",
  types: TARGET_GROUPS,
  properties: [],
  check: (it) => {
    if (it.text("targetType") === "lambda") it.notApplicable("its target is a function");
    if (it.text("protocol") === "HTTP") it.fail("protocol", "is HTTP; HTTPS or TLS is better");
  },
});
