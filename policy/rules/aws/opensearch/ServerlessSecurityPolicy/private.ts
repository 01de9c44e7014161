import { mapping, resourceRule, UNKNOWN } from "../../../../rule";
import { SERVERLESS_POLICY, statementsOf } from "../serverless-policy";

export const collectionPrivate = resourceRule({
  id: "aws-opensearch-serverless-security-policy-private",
  title: "A collection has no public endpoint",
  severity: "critical",
  frameworks: [mapping("worldcell", "network")],
  why: "A public endpoint is one mistake in a data policy away from showing every player's name and address.",
  fix: "Set AllowFromPublic to false, and name VPC endpoints in SourceVPCEs.",
  types: [SERVERLESS_POLICY],
  properties: ["policy"],
  check: (it) => {
    if (it.text("type") !== "network") it.notApplicable("the policy is not about networks");
    for (const { AllowFromPublic: open } of statementsOf(it)) {
      if (open === UNKNOWN) it.part(() => it.undecided("policy"));
      else if (open === true || open === "true")
        it.fail("policy", "allows public access; AllowFromPublic must be false");
    }
  },
});
