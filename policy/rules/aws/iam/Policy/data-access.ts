import { READING } from "../../../../iam";
import { mapping, resourceRule } from "../../../../rule";
import { eachDocument, guarding, IDENTITY, resourcesAt } from "../../documents/carried";
import { listed, powersOf } from "./powers";

export const dataAccess = resourceRule({
  id: "aws-iam-policy-data-access",
  title: "A policy names the stores and secrets that it lets read",
  severity: "high",
  frameworks: [mapping("checkov", "CKV_AWS_288"), mapping("worldcell", "least-privilege")],
  why: "A leak in one small function becomes a leak of every bucket, queue and secret of the account.",
  fix: "Name the buckets, tables, queues, secrets or parameters in Resource.",
  ...guarding(IDENTITY),
  check: (it) => {
    eachDocument(it, IDENTITY, ({ document, fail }) => {
      for (const { statement, actions } of powersOf(document, READING))
        fail(
          resourcesAt(statement),
          `is everything, for ${listed(actions)}; it must name resources`,
        );
    });
  },
});
