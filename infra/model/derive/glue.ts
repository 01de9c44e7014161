import { gzipSync } from "node:zlib";
import type { Finding } from "../../errors";
import { compareText } from "../../order";
import { error, repeated } from "../check/finding";
import { manifest } from "../manifest";
import type { Manifest } from "../types";
import type { LakeColumn, LakeFormat, LakeStore, LakeType } from "./archive";
import { archiveSchemas, CSV, isDay, lakeColumns, lakePrefix, schemaId } from "./archive";

/** A column as Glue stores it. */
export interface GlueColumn {
  readonly name: string;
  readonly type: LakeType;
  readonly comment: string;
  /** Marks on the column; `personal: "true"` where the value identifies or describes a person. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** One table of the catalogue; where its bucket is and which partitions it has is said when it is made. */
export interface GlueTable {
  /** `curated_players`, `archive_events`, `archive_events_csv`. */
  readonly name: string;
  readonly store: LakeStore;
  readonly format: LakeFormat;
  readonly collection: string;
  readonly description: string;
  /** Folder in the store's bucket, without slashes at its ends. */
  readonly prefix: string;
  /** Hash of the columns, 12 hex digits. */
  readonly schema: string;
  /** In order; of a CSV table all are texts. */
  readonly columns: readonly GlueColumn[];
  /** What the columns hold, before the format makes texts of them. */
  readonly source: readonly LakeColumn[];
}

/** Partition columns of every table: texts, so that Athena can leave out partitions by comparing them. */
export const PARTITION_KEYS: readonly GlueColumn[] = [
  { name: "zone", type: "string", comment: "Zone of the documents." },
  { name: "dt", type: "string", comment: "Day, UTC, for example 2025-03-01." },
];

/** Which partitions Athena takes to exist; nothing is registered and no crawler runs. */
export interface Projection {
  /** Zones whose documents may be in the buckets; order does not matter. */
  readonly zones: readonly string[];
  /** First day with documents, `2015-01-01`; queries see nothing of earlier days. */
  readonly from: string;
}

function glueColumns(columns: readonly LakeColumn[], format: LakeFormat): GlueColumn[] {
  return columns.map(({ name, type, description, personal }) => ({
    name,
    // Athena's CSV reader gives texts only: it fails on a missing number (Athena user guide).
    type: format === "csv" ? "string" : type,
    comment: description,
    ...(personal ? { parameters: { personal: "true" } } : {}),
  }));
}

/**
 * Tables of the lake, in the manifest's order.
 * - `raw_<collection>`: CSV as it came in, all fields.
 * - `curated_<collection>`: Parquet for analysis and recommendations, without the purge date.
 * - `archive_<collection>` and `archive_<collection>_csv`: the history, in both formats.
 *
 * Collections spread over all zones have none: they hold HMACs, which only the service can use, and
 * belong to no zone's lake.
 */
export function glueTables(model: Manifest = manifest): GlueTable[] {
  const schemas = new Map(archiveSchemas(model).map((schema) => [schema.collection, schema]));
  return model.collections.flatMap((collection) => {
    if (collection.shardKey.spread === "everywhere") return [];
    const table = (
      store: LakeStore,
      format: LakeFormat,
      name: string,
      what: string,
      source: readonly LakeColumn[],
    ): GlueTable => ({
      name,
      store,
      format,
      collection: collection.name,
      description: `${what} ${collection.description}`,
      prefix: lakePrefix(format, collection.name),
      schema: schemaId(source),
      columns: glueColumns(source, format),
      source,
    });
    const fields = Object.keys(collection.fields);
    const kept = fields.filter((field) => field !== collection.ttlField);
    const schema = schemas.get(collection.name);
    const tableName = collection.name.toLowerCase();
    const tables = [
      table("raw", "csv", `raw_${tableName}`, "As it came in.", lakeColumns(collection, fields)),
      table(
        "curated",
        "parquet",
        `curated_${tableName}`,
        "Prepared for analysis.",
        lakeColumns(collection, kept),
      ),
    ];
    if (schema === undefined) return tables;
    const history = "History, by export.";
    return [
      ...tables,
      table("archive", "parquet", `archive_${tableName}`, history, schema.columns),
      table("archive", "csv", `archive_${tableName}_csv`, history, schema.columns),
    ];
  });
}

/**
 * Parameters of a table in a bucket: format, schema and the projection of its partitions. Only Athena
 * reads the projection; Glue jobs read files by their path (Athena user guide, partition projection).
 */
export function tableParameters(
  table: GlueTable,
  bucket: string,
  projection: Projection,
): Record<string, string> {
  return {
    EXTERNAL: "TRUE",
    classification: table.format,
    "worldcell.schema": table.schema,
    ...(table.format === "csv" ? { "skip.header.line.count": "1" } : {}),
    "projection.enabled": "true",
    "projection.zone.type": "enum",
    "projection.zone.values": [...projection.zones].sort(compareText).join(","),
    "projection.dt.type": "date",
    "projection.dt.format": "yyyy-MM-dd",
    "projection.dt.range": `${projection.from},NOW`,
    "projection.dt.interval": "1",
    "projection.dt.interval.unit": "DAYS",
    "storage.location.template": `${tableLocation(table, bucket)}zone=\${zone}/dt=\${dt}/`,
  };
}

/** Where a table's files are, `s3://bucket/parquet/events/`. */
export function tableLocation(table: GlueTable, bucket: string): string {
  return `s3://${bucket}/${table.prefix}/`;
}

/** How files of a format are read: Hive's classes. */
export interface Reader {
  readonly inputFormat: string;
  readonly outputFormat: string;
  readonly serializationLibrary: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export const READERS: Readonly<Record<LakeFormat, Reader>> = {
  csv: {
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    serializationLibrary: "org.apache.hadoop.hive.serde2.OpenCSVSerde",
    parameters: { separatorChar: CSV.separator, quoteChar: CSV.quote, escapeChar: CSV.escape },
  },
  parquet: {
    inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
    parameters: { "serialization.format": "1" },
  },
};

/** Longest comment of a column, in characters (Glue API, CommentString). */
const COMMENT_LENGTH = 255;
/** Longest name of a table or column, in characters (Glue API, NameString). */
const NAME_LENGTH = 255;
/** Most bytes of a table's metadata, compressed (Athena user guide, partition projection, "about 1 MB"). */
const METADATA_BYTES = 1_000_000;
/**
 * First day that a projection may begin with: this project's own bound. A query without a day makes Athena
 * list one folder a day and zone, so a year 0001 by mistake would stand still.
 */
const EARLIEST_DAY = "2000-01-01";
const LATEST_DAY = "2099-12-31";

/** Everything wrong with the lake's tables; empty when they can be made. */
export function checkGlue(model: Manifest, projection: Projection): Finding[] {
  const tables = glueTables(model);
  const findings = checkProjection(projection);
  for (const name of repeated(tables.map((table) => table.name)))
    findings.push(
      error(
        "table-twice",
        name,
        `two tables are named "${name}": Glue folds names to lower case`,
        "rename a collection",
      ),
    );
  return [...findings, ...tables.flatMap((table) => checkTable(table, projection))];
}

function checkTable(table: GlueTable, projection: Projection): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, path: string, message: string, fix: string) =>
    findings.push(error(code, `${table.name}${path}`, message, fix));
  const names = [...table.columns, ...PARTITION_KEYS].map((column) => column.name);
  for (const name of repeated(names))
    add(
      "column-twice",
      `.${name}`,
      `two columns are named "${name}", partitions among them: Glue folds names to lower case`,
      "rename a field",
    );
  if (table.columns.length === 0)
    add("no-columns", "", "a table needs at least one column", "name the archive's columns");
  for (const name of [table.name, ...names].filter((entry) => entry.length > NAME_LENGTH))
    add(
      "name-length",
      `.${name}`,
      `the name has ${String(name.length)} characters, Glue takes ${String(NAME_LENGTH)}`,
      `shorten it to ${String(NAME_LENGTH)}`,
    );
  for (const { name, comment } of table.columns) {
    if (comment.length > COMMENT_LENGTH)
      add(
        "comment-length",
        `.${name}`,
        `the description has ${String(comment.length)} characters, a column's comment takes ${String(COMMENT_LENGTH)}`,
        `shorten it to ${String(COMMENT_LENGTH)}`,
      );
  }
  const metadata = JSON.stringify([table, tableParameters(table, "x".repeat(63), projection)]);
  const bytes = gzipSync(metadata).length;
  if (bytes > METADATA_BYTES)
    add(
      "table-size",
      "",
      `${String(table.columns.length)} columns are ${String(bytes)} bytes of metadata, Glue takes about ${String(METADATA_BYTES)}`,
      "archive fewer columns, or put rarely read fields into one sub-document",
    );
  return findings;
}

function checkProjection({ zones, from }: Projection): Finding[] {
  const findings: Finding[] = [];
  if (zones.length === 0)
    findings.push(
      error("projection-zones", "projection.zones", "no zone: tables would be empty", "name one"),
    );
  for (const zone of repeated(zones))
    findings.push(
      error("projection-zones", "projection.zones", `zone "${zone}" is there twice`, "keep one"),
    );
  for (const zone of zones.filter((entry) => !/^[a-z0-9-]+$/.test(entry)))
    findings.push(
      error(
        "projection-zones",
        "projection.zones",
        `"${zone}" is no zone's name; lower-case letters, digits and hyphens are, and a comma would part it`,
        "use the fleet's zone names",
      ),
    );
  if (!isDay(from))
    findings.push(
      error(
        "projection-range",
        "projection.from",
        `"${from}" is not a day of the calendar`,
        "write a day such as 2015-01-01",
      ),
    );
  else if (from < EARLIEST_DAY || from > LATEST_DAY)
    findings.push(
      error(
        "projection-range",
        "projection.from",
        `${from} is outside ${EARLIEST_DAY} to ${LATEST_DAY}`,
        `use ${from < EARLIEST_DAY ? EARLIEST_DAY : LATEST_DAY} or the first day of the history`,
      ),
    );
  return findings;
}
