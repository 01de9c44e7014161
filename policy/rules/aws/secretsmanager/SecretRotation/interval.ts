import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

const HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24 };

/** Days between runs of a `rate(...)`; undefined for `cron(...)`. */
function rateDays(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(expression.trim()) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  return (Number(count) * (HOURS[unit] ?? 0)) / 24;
}

export const interval = resourceRule({
  id: "aws-secretsmanager-secret-rotation-interval",
  title: "A secret's rotation runs every quarter or sooner",
  severity: "medium",
  frameworks: [mapping("fsbp", "SecretsManager.4"), mapping("checkov", "CKV_AWS_304")],
  why: "Who got hold of a secret can use it until the next change.",
  fix: "Set rotationRules.automaticallyAfterDays to 90 or less, or a scheduleExpression.",
  types: ["aws:secretsmanager/secretRotation:SecretRotation"],
  properties: ["rotationEnabled", "rotationRules"],
  settings: { days: z.int().min(1).max(1000).default(90).describe("Most days between changes") },
  check: (it) => {
    it.mustBeTrue("rotationEnabled", { absent: "passes" });
    const rules = it.at("rotationRules");
    if (rules === undefined) {
      if (it.flag("rotationEnabled") !== false) it.mustExist("rotationRules");
      return;
    }
    const { days } = it.settings;
    const expression = rules.text("scheduleExpression");
    if (expression === undefined && !rules.has("automaticallyAfterDays"))
      rules.mustExist("automaticallyAfterDays");
    rules.mustBeAtMost("automaticallyAfterDays", days);
    const every = rateDays(expression ?? "");
    if (every !== undefined && every > days)
      rules.fail(
        "scheduleExpression",
        `is every ${String(every)} days; it must be at most ${String(days)}`,
      );
  },
});
