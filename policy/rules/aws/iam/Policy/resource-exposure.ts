import { EXPOSING } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const resourceExposure = resourceRule({
  id: "aws-iam-policy-resource-exposure",
  title: "A policy names the resources whose access it lets change",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_289"), mapping("worldcell", "least-privilege")],
  why: "Who may rewrite the policy of any bucket or key may hand all of them to another account.",
  fix: "Name the resources, or take the action out.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      for (const { statement, actions } of powersOf(document, EXPOSING))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
