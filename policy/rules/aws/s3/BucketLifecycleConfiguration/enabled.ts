import { mapping, resourceRule } from "../../../../rule";
import { LIFECYCLES } from "../buckets";

export const lifecycleEnabled = resourceRule({
  id: "aws-s3-bucket-lifecycle-configuration-enabled",
  title: "The rules of a lifecycle are on",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("securityHub", "S3.13")],
  why: "A rule that is off reads like one that works, and logs with players' addresses stay.",
  fix: "Set status: Enabled, or take the rule out.",
  types: LIFECYCLES,
  properties: ["rules.status"],
  check: (it) => {
    it.mustExist("rules");
    for (const rule of it.list("rules"))
      rule.mustBeOneOf("status", ["Enabled"], { shown: ["Disabled"] });
  },
});
