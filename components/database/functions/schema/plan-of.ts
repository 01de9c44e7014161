import type { SchemaPlan } from "../../../../infra/model/derive/schema";
import { PLATFORM_DATABASE } from "../../../../infra/model/derive/mongodb";
import type { Fault } from "../../../../infra/runtime/errors";
import { refusal } from "./refusal";

/** What the function is called with. */
export interface SchemaEvent {
  readonly plan: SchemaPlan;
  /** @default false */
  readonly dryRun?: boolean;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Databases that are not the game's. */
const FOREIGN = new Set(["admin", "config", "local", PLATFORM_DATABASE]);

/**
 * The function's event, as far as a mistake could do harm: its form, and that it is about the game's
 * database. What MongoDB checks itself is left to it.
 *
 * @throws {Fault} `fatal`, with the path of what is wrong.
 */
export function eventOf(event: unknown): SchemaEvent {
  const { plan, dryRun = false } = mapping(event, "event");
  if (typeof dryRun !== "boolean") throw wrong("event.dryRun", "true or false");
  const { version, database, collections } = mapping(plan, "event.plan");
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1)
    throw wrong("event.plan.version", "a whole number from 1 on");
  if (!isName(database) || FOREIGN.has(database))
    throw wrong("event.plan.database", `a name other than ${[...FOREIGN].join(", ")}`);
  list(collections, "event.plan.collections").forEach(checkCollection);
  return { plan: plan as SchemaPlan, dryRun };
}

function checkCollection(value: unknown, at: number): void {
  const path = `event.plan.collections[${String(at)}]`;
  const { name, rule, shardKey, validationLevel, validationAction, indexes } = mapping(value, path);
  if (!isName(name)) throw wrong(`${path}.name`, "a name");
  const { required, properties, bsonType, additionalProperties } = mapping(rule, `${path}.rule`);
  if (bsonType !== "object") throw wrong(`${path}.rule.bsonType`, "object");
  if (typeof additionalProperties !== "boolean")
    throw wrong(`${path}.rule.additionalProperties`, "true or false");
  const fields = mapping(properties, `${path}.rule.properties`);
  const demanded = list(required, `${path}.rule.required`);
  // Without these two a document is stored in any zone, or more than once.
  for (const field of ["_id", "location"])
    if (!demanded.includes(field) || fields[field] === undefined)
      throw wrong(`${path}.rule.required`, `${field} among the required and described fields`);
  if (validationLevel !== "strict") throw wrong(`${path}.validationLevel`, "strict");
  if (validationAction !== "warn" && validationAction !== "error")
    throw wrong(`${path}.validationAction`, "warn or error");
  const { madeBy, key } = mapping(shardKey, `${path}.shardKey`);
  if (madeBy !== "atlas" && madeBy !== "schema")
    throw wrong(`${path}.shardKey.madeBy`, "atlas or schema");
  checkKeys(key, `${path}.shardKey.key`);
  list(indexes, `${path}.indexes`).forEach((index, position) => {
    const place = `${path}.indexes[${String(position)}]`;
    const { name: indexName, keys } = mapping(index, place);
    if (!isName(indexName) || indexName === "_id_") throw wrong(`${place}.name`, "a name");
    checkKeys(keys, `${place}.keys`);
  });
}

function checkKeys(keys: unknown, path: string): void {
  const pairs = list(keys, path);
  const isKey = (pair: unknown) =>
    Array.isArray(pair) &&
    pair.length === 2 &&
    isName(pair[0]) &&
    [1, -1, "hashed"].includes(pair[1] as never);
  if (pairs.length === 0 || !pairs.every(isKey))
    throw wrong(path, 'pairs such as ["location", 1], with 1, -1 or "hashed"');
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !value.startsWith("$");
}

function mapping(value: unknown, path: string): Mapping {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Mapping;
  throw wrong(path, "an object");
}

function list(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw wrong(path, "a list");
}

function wrong(path: string, allowed: string): Fault {
  return refusal(path, `not ${allowed}`, "call the function with { plan: schemaPlan() }");
}
