import { mapping, resourceRule } from "../../../../rule";
import { INSTANCE } from "../types";

export const replicationPrivate = resourceRule({
  id: "aws-dms-replication-instance-private",
  title: "A replication instance has no public address",
  severity: "critical",
  frameworks: [mapping("fsbp", "DMS.1"), mapping("checkov", "CKV_AWS_89")],
  why: "It holds connections to the old and the new database, and their passwords.",
  fix: "Set publiclyAccessible: false; the service's own default is true. That replaces the instance.",
  types: [INSTANCE],
  properties: ["publiclyAccessible"],
  check: (it) => {
    // The provider sends false where nothing is said; a fleet says it.
    it.mustBeFalse("publiclyAccessible", {
      absent: it.context.fleet === undefined ? "passes" : "fails",
    });
  },
});
