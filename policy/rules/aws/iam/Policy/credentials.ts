import { CREDENTIALS } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const credentials = resourceRule({
  id: "aws-iam-policy-credentials",
  title: "A policy names the identities whose credentials it lets have",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_287"), mapping("worldcell", "least-privilege")],
  why: "Credentials that somebody can make for any user outlive the session that made them.",
  fix: "Name the users, databases or instances in Resource.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      for (const { statement, actions } of powersOf(document, CREDENTIALS))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
