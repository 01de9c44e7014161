import { isDeepStrictEqual } from "node:util";
import type {
  DocumentRule,
  PlannedCollection,
  SchemaPlan,
} from "../../../../infra/model/derive/schema";
import type { StoredSchema } from "./ports";
import { refusal } from "./refusal";

/** Before the first version. */
export const NOTHING: StoredSchema = { version: 0, previous: {}, made: [] };

/**
 * Versions only rise; the same one is applied again, to verify and repair.
 *
 * @throws {Fault} `fatal` for a lower version, and for the same one with another content.
 */
export function checkVersion(plan: SchemaPlan, { version, plan: applied }: StoredSchema): void {
  if (plan.version < version)
    throw refusal(
      `schema version ${String(plan.version)}`,
      `the database has version ${String(version)}, and versions only rise`,
      "deploy the newer commit; to go back, take the change back in a new version",
    );
  if (plan.version > version || applied === undefined || isDeepStrictEqual(plan, applied)) return;
  const names = [...plan.collections, ...applied.collections].map(({ name }) => name);
  const different = [...new Set(names)].filter(
    (name) => !isDeepStrictEqual(named(plan, name), named(applied, name)),
  );
  throw refusal(
    `schema version ${String(plan.version)}`,
    `the database has this version with another content: ${different.join(", ") || "other order or database"}`,
    "raise the manifest's version with every change",
  );
}

function named(plan: SchemaPlan, name: string): PlannedCollection | undefined {
  return plan.collections.find((planned) => planned.name === name);
}

/** By collection: the rule that this version follows on, where it is another. */
export function previousRules(
  plan: SchemaPlan,
  stored: StoredSchema,
): Record<string, DocumentRule> {
  if (stored.plan === undefined) return {};
  if (stored.version === plan.version) return stored.previous;
  return Object.fromEntries(
    stored.plan.collections.flatMap(({ name, rule }) => {
      const next = named(plan, name);
      return next === undefined || isDeepStrictEqual(rule, next.rule) ? [] : [[name, rule]];
    }),
  );
}
