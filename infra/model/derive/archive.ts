import { createHash } from "node:crypto";
import { manifest } from "../manifest";
import type { Collection, Field, Manifest, ScalarType } from "../types";

/** Buckets of the lake that hold tables. */
export type LakeStore = "raw" | "curated" | "archive";

/** Formats of the lake's files; each has a prefix of its own, since Athena reads all files of a table's. */
export type LakeFormat = "csv" | "parquet";

/** Type of a column: of Hive, which Glue and Athena share. */
export type LakeType =
  "string" | "int" | "bigint" | "double" | "boolean" | "timestamp" | `array<${string}>`;

/** One column of a table of the lake. */
export interface LakeColumn {
  /** Lower case with underscores: Glue folds names to lower case. */
  readonly name: string;
  /** Field of the manifest; absent for what the platform adds. */
  readonly field?: string;
  readonly type: LakeType;
  /** Every row has a value. */
  readonly required: boolean;
  /** The value identifies or describes a person. */
  readonly personal: boolean;
  readonly description: string;
}

/**
 * How CSV files are written: RFC 4180 with a header, UTF-8, `\n` after each row, times as ISO 8601 with
 * milliseconds and Z, sub-documents and lists as JSON. The Parquet file of the same part is the exact
 * copy; the CSV differs from it in that a line break inside a text is written as a space, because the
 * CSV reader of Athena knows no rows over several lines (Athena user guide, Open CSV SerDe).
 */
export const CSV = {
  separator: ",",
  quote: '"',
  /**
   * RFC 4180 has no escape character, but the reader has one, by default the backslash: it would break
   * every JSON text that holds `\"` and read `\N` as `N`. DELETE (U+007F) takes its place; writers drop
   * it from texts.
   */
  escape: "\u007f",
  /** A missing value, apart from an empty text. */
  missing: String.raw`\N`,
} as const;

const SCALARS: Readonly<Record<ScalarType, LakeType>> = {
  string: "string",
  int: "int",
  long: "bigint",
  double: "double",
  bool: "boolean",
  date: "timestamp",
};

/** Type of a field's column; a sub-document, whose keys the manifest does not know, is JSON text. */
export function lakeType(field: Field): LakeType {
  switch (field.type) {
    case "array":
      return `array<${SCALARS[field.items]}>`;
    case "object":
      return "string";
    default:
      return SCALARS[field.type];
  }
}

/** Name of a field's column: `_id` is `id`, `amountMinor` is `amount_minor`. */
export function columnName(field: string): string {
  return field
    .replace(/^_+/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

/**
 * Columns of some of a collection's fields, in the order given.
 * @throws when a field is not in the collection; `checkManifest` says so with its place.
 */
export function lakeColumns(collection: Collection, fields: readonly string[]): LakeColumn[] {
  return fields.map((name) => {
    const field = collection.fields[name];
    if (field === undefined) throw new Error(`${collection.name} has no field "${name}"`);
    return {
      name: columnName(name),
      field: name,
      type: lakeType(field),
      required: field.required,
      personal: field.personal === true,
      description: field.description,
    };
  });
}

/**
 * First column of every archived row. A document that changed after its export is exported again with
 * the next number, so the highest one of a document is the document. It stands first because a CSV row
 * is read by position: new columns of the manifest go to the end.
 */
const REVISION: LakeColumn = {
  name: "rev",
  type: "int",
  required: true,
  personal: false,
  description: "Number of the document's export, from 1; the highest one counts.",
};

/** What the archive writes of one collection. */
export interface ArchiveSchema {
  readonly collection: string;
  /** Hash of names and types in order, 12 hex digits; stands in every part's manifest row and on its table. */
  readonly id: string;
  /** Column of the date that decides a document's age and the day of its partition. */
  readonly by: string;
  readonly columns: readonly LakeColumn[];
}

/** The archive's schemas, in the manifest's order; collections without an archive have none. */
export function archiveSchemas(model: Manifest = manifest): ArchiveSchema[] {
  return model.collections.flatMap((collection) => {
    const { archive, name } = collection;
    if (archive === undefined) return [];
    const columns = [REVISION, ...lakeColumns(collection, archive.columns)];
    return [{ collection: name, id: schemaId(columns), by: columnName(archive.by), columns }];
  });
}

/** Hash of columns, 12 hex digits: changes with any name, type or order. */
export function schemaId(columns: readonly LakeColumn[]): string {
  const text = columns.map(({ name, type }) => `${name}:${type}`).join(",");
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Folder of one collection's files of one format, without slashes at its ends. */
export function lakePrefix(format: LakeFormat, collection: string): string {
  return `${format}/${collection}`;
}

/** A part of the archive: documents of one collection, zone and day whose hash falls into one bucket. */
export interface ArchivePart {
  readonly collection: string;
  /** Zone of the documents: the vault of a recovery region holds the parts of several. */
  readonly zone: string;
  /** Day of the documents' date, UTC, `2025-03-01`. */
  readonly day: string;
  /** Number of the hash bucket, from 0. */
  readonly bucket: number;
  /** Number of the export, from 1. */
  readonly rev: number;
}

/**
 * Key of a part's file. It depends on the part alone, so that a write that is tried again meets its own
 * object (`If-None-Match: *`) and never makes a second one.
 * @throws when the zone, the day or a number is none.
 */
export function archiveKey(part: ArchivePart, format: LakeFormat): string {
  const { collection, zone, day, bucket, rev } = part;
  const wrong = (what: string, allowed: string) =>
    new Error(`archive part of ${collection}: ${what} is not ${allowed}`);
  if (!/^[a-z0-9-]+$/.test(zone)) throw wrong(`zone "${zone}"`, "a zone's name");
  if (!isDay(day)) throw wrong(`day "${day}"`, "a day such as 2025-03-01");
  if (!Number.isSafeInteger(bucket) || bucket < 0)
    throw wrong(`bucket ${String(bucket)}`, "a whole number from 0");
  if (!Number.isSafeInteger(rev) || rev < 1)
    throw wrong(`rev ${String(rev)}`, "a whole number from 1");
  const file = `part-${String(bucket).padStart(5, "0")}-${String(rev).padStart(5, "0")}`;
  const ending = format === "csv" ? "csv.gz" : "parquet";
  return `${lakePrefix(format, collection)}/zone=${zone}/dt=${day}/${file}.${ending}`;
}

/** True for a day of the calendar, `2024-02-29`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
