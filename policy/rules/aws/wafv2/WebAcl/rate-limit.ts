import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { rulesOf, WEB_ACL } from "../rules";

const RATE = "statement.rateBasedStatement";

export const rateLimit = resourceRule({
  id: "aws-wafv2-web-acl-rate-limit",
  title: "A web firewall limits the requests of one address",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "entry")],
  why: "One machine can ask as often as all players together, and try passwords without end.",
  fix: "Add a rule with rateBasedStatement and action block.",
  types: [WEB_ACL],
  properties: ["rules.statement.rateBasedStatement.limit", "rules.action"],
  settings: {
    requests: z
      .int()
      .min(10)
      .default(20_000)
      .describe("Most requests of one address in the evaluation window."),
  },
  check: (it) => {
    const limits = rulesOf(it).filter(
      (rule) => rule.at("statement")?.has("rateBasedStatement") === true,
    );
    if (limits.length === 0) it.mustKnowAll("rules");
    if (limits.length === 0) it.fail("rules", "holds no rateBasedStatement; it must hold one");
    for (const rule of limits) {
      rule.mustBeAtMost(`${RATE}.limit`, it.settings.requests, { absent: "fails" });
    }
  },
});
