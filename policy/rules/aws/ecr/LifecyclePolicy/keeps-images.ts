import { z } from "zod";
import { type Copy, mapping, resourceRule } from "../../../../rule";

type Entry = Readonly<Record<string, Copy>>;

function isEntry(value: Copy | undefined): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const lifecycleKeepsImages = resourceRule({
  id: "aws-ecr-lifecycle-policy-keeps-images",
  title: "A lifecycle keeps images to go back to",
  severity: "medium",
  frameworks: [mapping("worldcell", "recovery")],
  why: "When the new version fails, the one before it is gone.",
  fix: "Let rules about tagged images keep at least the last few, or a week.",
  types: ["aws:ecr/lifecyclePolicy:LifecyclePolicy"],
  properties: ["policy"],
  settings: {
    images: z.int().min(1).default(3).describe("Least tagged images that a lifecycle keeps."),
    days: z.int().min(1).default(7).describe("Least days that a lifecycle keeps tagged images."),
  },
  check: (it) => {
    const policy = it.document("policy");
    const rules =
      isEntry(policy) && Array.isArray(policy.rules) ? (policy.rules as readonly Copy[]) : [];
    rules.forEach((rule, index) => {
      const selection = isEntry(rule) ? rule.selection : undefined;
      if (!isEntry(selection) || selection.tagStatus === "untagged") return;
      const { countType, countNumber } = selection;
      const byCount = countType === "imageCountMoreThan";
      const least = byCount ? it.settings.images : it.settings.days;
      if (typeof countNumber === "number" && countNumber < least)
        it.fail(
          `policy.rules[${String(index)}].selection.countNumber`,
          `is ${String(countNumber)}; it must be at least ${String(least)}`,
        );
    });
  },
});
