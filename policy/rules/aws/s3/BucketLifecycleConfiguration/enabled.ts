import { mapping, resourceRule } from "../../../../rule";
import { advised, inFleets } from "../../ec2/levels";
import { LIFECYCLES } from "../buckets";

const rule = resourceRule({
  id: "aws-s3-bucket-lifecycle-configuration-enabled",
  title: "The rules of a lifecycle are on",
  severity: "medium",
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

export const lifecycleEnabled = inFleets(rule);
export const lifecycleEnabledAdvised = advised(rule);
