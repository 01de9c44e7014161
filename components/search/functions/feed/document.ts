import type { Distance } from "../../../../infra/model/derive/opensearch";
import { Fault } from "../../../../infra/runtime/errors";
import {
  fromBson,
  ObjectId,
  toSearchJson,
  type Value,
  type ValueObject,
} from "../../../../infra/runtime/value";
import type { Version } from "../../../../infra/runtime/version";
import type { Change } from "../loader/change";
import type { DeadLetter } from "../loader/ports";
import type { FeedCollection } from "./scope";

/** A document as the driver read it; anything may stand in it. */
export type RawDocument = Readonly<Record<string, unknown>>;

/** True for a document, and not for a list or one of the driver's types. */
export function isRaw(value: unknown): value is RawDocument {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !("_bsontype" in value)
  );
}

/** A value of a document; undefined where there is none, or none that can be carried. */
export function valueOf(document: unknown, field: string): Value | undefined {
  if (!isRaw(document) || !Object.hasOwn(document, field)) return undefined;
  try {
    return fromBson(document[field]);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

/**
 * An id as text, as the loader makes it of its calls: a string, a whole number of any size, or the 24
 * digits of an ObjectId.
 *
 * @returns undefined for everything else, and for an empty string.
 */
export function idText(id: Value | undefined): string | undefined {
  if (typeof id === "string") return id === "" ? undefined : id;
  if (typeof id === "bigint") return id.toString();
  if (typeof id === "number") return Number.isSafeInteger(id) ? String(id) : undefined;
  return id instanceof ObjectId ? id.hex : undefined;
}

/** The fields of these names that the document has; nothing else of it is looked at. */
function picked(document: RawDocument, fields: readonly string[]): ValueObject {
  return fromBson(
    Object.fromEntries(
      fields.flatMap((field) =>
        Object.hasOwn(document, field) && document[field] !== undefined
          ? [[field, document[field]] as const]
          : [],
      ),
    ),
  ) as ValueObject;
}

/** Which document of an index, and how new it is. */
export interface Target {
  readonly id: string;
  readonly distance: Distance;
  readonly version: Version;
}

/**
 * The change that makes the search hold a document: only the fields that its distance allows.
 *
 * @returns undefined when documents of this distance are not indexed; a letter when OpenSearch has no
 * form for a value.
 */
export function changeOfDocument(
  collection: FeedCollection,
  document: RawDocument,
  { distance, id, version }: Target,
): { readonly change: Change } | { readonly letter: DeadLetter } | undefined {
  const index = collection.aliases.get(distance);
  const fields = collection.fields.get(distance);
  if (index === undefined || fields === undefined) return undefined;
  const target = { index, id, version, kind: "index" as const };
  try {
    return { change: { ...target, body: toSearchJson(picked(document, fields)) } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { letter: { reason: "not representable", ...target } };
  }
}
