import { mapping, resourceRule, UNKNOWN } from "../../../../rule";
import { SERVERLESS_POLICY, statementsOf } from "../serverless-policy";

export const collectionCustomerKey = resourceRule({
  id: "aws-opensearch-serverless-security-policy-customer-key",
  title: "A collection is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A12")],
  why: "A key that AWS owns cannot be taken away from anybody, and no log shows its use.",
  fix: "Set AWSOwnedKey to false, and KmsARN to a customer key, before the collection is made.",
  types: [SERVERLESS_POLICY],
  properties: ["policy"],
  check: (it) => {
    if (it.text("type") !== "encryption") it.notApplicable("the policy is not about encryption");
    for (const { AWSOwnedKey: owned, KmsARN: key } of statementsOf(it)) {
      if (owned === UNKNOWN) it.part(() => it.undecided("policy"));
      else if (owned === true || owned === "true" || key === undefined)
        it.fail("policy", "takes a key that AWS owns; KmsARN must name one of your own");
    }
  },
});
