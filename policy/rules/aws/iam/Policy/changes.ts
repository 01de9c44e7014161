import { WRITING } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const changes = resourceRule({
  id: "aws-iam-policy-changes",
  title: "A policy names the stores that it lets change",
  severity: "medium",
  frameworks: [mapping("checkov", "CKV_AWS_290"), mapping("worldcell", "least-privilege")],
  why: "A bug or a thief in one place can overwrite or delete what all other parts have stored.",
  fix: "Name the buckets, tables, queues or functions in Resource.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      for (const { statement, actions } of powersOf(document, WRITING))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
