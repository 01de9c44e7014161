import { mapping, resourceRule } from "../../../../rule";
import { RECORD } from "../zones";

export const aliasHealth = resourceRule({
  id: "aws-route53-record-alias-health",
  title: "Every alias takes over its target's health",
  severity: "high",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "A11")],
  why: "One alias that does not ends the chain: a lost cell never shows at the top of the tree.",
  fix: "Set evaluateTargetHealth to true.",
  types: [RECORD],
  properties: ["aliases.evaluateTargetHealth"],
  check: (it) => {
    const aliases = it.list("aliases");
    if (aliases.length === 0) it.notApplicable("is no alias");
    for (const alias of aliases) alias.mustBeTrue("evaluateTargetHealth");
  },
});
