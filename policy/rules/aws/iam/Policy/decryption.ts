import { DECRYPTING } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const decryption = resourceRule({
  id: "aws-iam-policy-decryption",
  title: "A policy names the keys that it lets decrypt with",
  severity: "high",
  frameworks: [mapping("fsbp", "KMS.1"), mapping("fsbp", "KMS.2")],
  why: "Decrypting with any key undoes the wall that separate keys put between the stores.",
  fix: "Name the keys in Resource, or let them be used through a service only, with kms:ViaService.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      for (const { statement, actions } of powersOf(document, DECRYPTING, () => true))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
