import { manifest } from "../manifest";
import type { Manifest } from "../types";
import type { ArchiveSchema, LakeColumn } from "./archive";
import { archiveSchemas, CSV } from "./archive";

/** A query that an analyst starts from. */
export interface NamedQuery {
  /** At most 128 characters (Athena API). */
  readonly name: string;
  /** Part of the resource's name: lower case, digits and hyphens. */
  readonly key: string;
  /** What it answers and what its question marks stand for; at most 1,024 characters. */
  readonly description: string;
  readonly query: string;
}

const PERIOD = "Give the first and the last day, for example '2025-03-01'.";
const IN_PERIOD = `"dt" BETWEEN ? AND ?`;

const id = (name: string) => `"${name}"`;
const list = (names: readonly string[]) => names.map(id).join(", ");

/** The last export of each document of a period, as a named sub-query. */
function latest({ collection, columns }: ArchiveSchema): string {
  return [
    "WITH latest AS (",
    `  SELECT ${list(columns.map(({ name }) => name))}, "zone", "dt",`,
    `    row_number() OVER (PARTITION BY "location", "id" ORDER BY "rev" DESC) AS newest`,
    `  FROM "archive_${collection.toLowerCase()}"`,
    `  WHERE ${IN_PERIOD}`,
    ")",
  ].join("\n");
}

/** A CSV text as its column's own type; a missing value is null. */
function typed({ name, type }: LakeColumn): string {
  const value = `nullif(${id(name)}, '${CSV.missing}')`;
  if (type === "string") return `${value} AS ${id(name)}`;
  if (type === "timestamp") return `from_iso8601_timestamp(${value}) AS ${id(name)}`;
  if (type.startsWith("array<"))
    return `CAST(json_parse(${value}) AS ${type.replace("<", "(").replace(">", ")").replace("string", "varchar")}) AS ${id(name)}`;
  return `CAST(${value} AS ${type === "int" ? "integer" : type}) AS ${id(name)}`;
}

function queriesOf(schema: ArchiveSchema): NamedQuery[] {
  const { collection, columns, by } = schema;
  const has = (name: string) => columns.some((column) => column.name === name);
  const query = (key: string, title: string, description: string, lines: readonly string[]) => ({
    name: `${collection}: ${title}`,
    key: `${collection.toLowerCase()}-${key}`,
    description: `${description} ${PERIOD}`,
    query: lines.join("\n"),
  });
  const queries = [
    query("by-day", "documents by day", "Documents of each zone and day, each counted once.", [
      latest(schema),
      `SELECT "zone", "dt", count(*) AS documents`,
      "FROM latest",
      "WHERE newest = 1",
      `GROUP BY "zone", "dt"`,
      `ORDER BY "zone", "dt"`,
    ]),
    query("latest", "latest export", "Each document of a period as it was exported last.", [
      latest(schema),
      `SELECT ${list(columns.map(({ name }) => name))}, "zone", "dt"`,
      "FROM latest",
      "WHERE newest = 1",
      `ORDER BY ${id(by)}`,
    ]),
    query("csv", "CSV with types", "The CSV files with the types of the Parquet files.", [
      `SELECT ${columns.map(typed).join(",\n  ")}, "zone", "dt"`,
      `FROM "archive_${collection.toLowerCase()}_csv"`,
      `WHERE ${IN_PERIOD}`,
    ]),
  ];
  if (has("player_id"))
    queries.push({
      ...query("of-player", "one player", "", [
        latest(schema),
        `SELECT ${list(columns.map(({ name }) => name))}, "zone", "dt"`,
        "FROM latest",
        `WHERE newest = 1 AND "player_id" = ?`,
        `ORDER BY ${id(by)}`,
      ]),
      description: `What is kept of one player. ${PERIOD} Then the player's id.`,
    });
  const sums = columns.filter(({ type }) => type === "bigint").map(({ name }) => name);
  if (has("currency") && sums.length > 0) {
    const groups = [...(has("kind") ? ["kind"] : []), "currency"];
    queries.push(
      query("sums", "sums by month", "Sums in each currency's smallest unit, by month.", [
        latest(schema),
        `SELECT substr("dt", 1, 7) AS month, ${list(groups)}, count(*) AS documents,`,
        `  ${sums.map((name) => `sum(${id(name)}) AS ${id(name)}`).join(", ")}`,
        "FROM latest",
        "WHERE newest = 1",
        `GROUP BY substr("dt", 1, 7), ${list(groups)}`,
        `ORDER BY month, ${list(groups)}`,
      ]),
    );
  }
  return queries;
}

/**
 * Queries for every archived collection. All ask for a period, so that none scans the whole history, and
 * count each document once however often it was exported.
 */
export function namedQueries(model: Manifest = manifest): NamedQuery[] {
  return archiveSchemas(model).flatMap(queriesOf);
}
