import { z } from "zod";
import { didYouMean } from "../../infra/fleet/text";
import { byKey } from "../../infra/order";
import type { PackConfig } from "../harness/settings";
import { settingsSchema } from "../rule/judge";
import type { Metadata } from "../rule/metadata";

const LEVELS = ["mandatory", "advisory", "disabled"] as const;
const level = z.enum(LEVELS);

/** Schema of one rule's entry: a level, or a level with the rule's own settings. */
function entrySchema(rule: Metadata) {
  const own = rule.settings ?? {};
  const settings = Object.fromEntries(
    Object.entries(own).map(([name, schema]) => [name, schema.optional()]),
  );
  return z.union([level, z.strictObject({ enforcementLevel: level.optional(), ...settings })]);
}

/** Schema of the file that `--policy-pack-config` of the CLI and `--config` of our command take. */
export function packConfigSchema(rules: readonly Metadata[]) {
  const entries = rules.map((rule): [string, z.ZodType] => [
    rule.id,
    entrySchema(rule).optional().describe(`${rule.title}. ${rule.severity}.`),
  ]);
  return z.strictObject({
    all: level.optional().describe("Level of every policy without one of its own."),
    ...Object.fromEntries(entries.sort(byKey)),
  });
}

/** What is wrong with a settings file, with its key path. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

/** Settings of the pack from parsed JSON, or everything that is wrong with them. */
export function parsePackConfig(
  data: unknown,
  rules: readonly Metadata[],
): { readonly config: PackConfig } | { readonly problems: readonly ConfigProblem[] } {
  if (typeof data !== "object" || data === null || Array.isArray(data))
    return { problems: [{ path: "", message: "is not a mapping of policies" }] };
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const problems: ConfigProblem[] = [];
  for (const [id, entry] of Object.entries(data)) {
    if (id === "all") {
      if (!level.safeParse(entry).success)
        problems.push({ path: "all", message: `is not one of ${LEVELS.join(", ")}` });
      continue;
    }
    const rule = known.get(id);
    if (rule === undefined) {
      const hint = didYouMean(id, [...known.keys()]);
      problems.push({ path: id, message: `is not a policy of this pack${hint}` });
    } else {
      problems.push(...entryProblems(rule, entry));
    }
  }
  return problems.length > 0 ? { problems } : { config: data as PackConfig };
}

function entryProblems(rule: Metadata, entry: unknown): ConfigProblem[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return level.safeParse(entry).success
      ? []
      : [{ path: rule.id, message: `is neither one of ${LEVELS.join(", ")} nor a mapping` }];
  }
  const { enforcementLevel, ...settings } = entry as Record<string, unknown>;
  const problems: ConfigProblem[] = [];
  if (enforcementLevel !== undefined && !level.safeParse(enforcementLevel).success)
    problems.push({
      path: `${rule.id}.enforcementLevel`,
      message: `is not one of ${LEVELS.join(", ")}`,
    });
  const parsed = settingsSchema(rule.settings ?? {}).safeParse(settings);
  for (const issue of parsed.error?.issues ?? []) {
    const names = Object.keys(rule.settings ?? {});
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : [];
    for (const key of unknown)
      problems.push({
        path: `${rule.id}.${key}`,
        message: `is no setting of it${didYouMean(key, names)}; settings: ${names.join(", ") || "none"}`,
      });
    if (unknown.length === 0)
      problems.push({
        path: [rule.id, ...issue.path.map(String)].join("."),
        message: issue.message,
      });
  }
  return problems;
}
