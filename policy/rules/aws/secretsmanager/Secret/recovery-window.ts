import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

export const recoveryWindow = resourceRule({
  id: "aws-secretsmanager-secret-recovery-window",
  title: "A deleted secret can be called back",
  severity: "medium",
  frameworks: [mapping("worldcell", "recovery")],
  why: "A secret that is gone at once takes every service down that still reads it.",
  fix: "Leave recoveryWindowInDays out, or set 7 to 30. Until then its name cannot be used again.",
  types: ["aws:secretsmanager/secret:Secret"],
  properties: ["recoveryWindowInDays"],
  settings: { days: z.int().min(7).max(30).default(7).describe("Least days until it is gone") },
  check: (it) => {
    it.mustBeAtLeast("recoveryWindowInDays", it.settings.days, { absent: "passes" });
  },
});
