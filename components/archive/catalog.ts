import * as glue from "@pulumi/aws/glue";
import type * as pulumi from "@pulumi/pulumi";
import { manifest } from "../../infra/model";
import type { GlueTable } from "../../infra/model/derive/glue";
import {
  glueTables,
  PARTITION_KEYS,
  READERS,
  tableLocation,
  tableParameters,
} from "../../infra/model/derive/glue";
import { glueRulesets } from "../../infra/model/derive/glue-rules";
import { namedTags } from "../../infra/tags";
import { databaseName, projectionOf } from "./archive-layout";
import type { ArchiveArgs } from "./args";
import type { LakeBuckets } from "./buckets";

/** The catalogue of the lake. */
export interface Catalog {
  readonly database: glue.CatalogDatabase;
  /** By the table's name. */
  readonly tables: ReadonlyMap<string, glue.CatalogTable>;
  /** By the table's name. */
  readonly rulesets: ReadonlyMap<string, glue.DataQualityRuleset>;
  readonly securityConfiguration: glue.SecurityConfiguration;
}

/**
 * Database, tables and rules from the data model, and how jobs encrypt. Tables are declared, with their
 * partitions projected, so no crawler runs and no partition is ever registered.
 */
export function makeCatalog(
  name: string,
  args: ArchiveArgs,
  buckets: LakeBuckets,
  parent: pulumi.Resource,
): Catalog {
  const model = args.model ?? manifest;
  const protect = !(args.removable ?? false);
  const database = new glue.CatalogDatabase(
    `${name}-database`,
    {
      name: databaseName(args.tags),
      description: `Lake of the ${args.tags.environment} cell in ${args.region}: raw, curated and archived data of ${args.tags.game}`,
      tags: namedTags(args.tags, `${name}-database`),
    },
    { parent, protect },
  );
  const tables = new Map(
    glueTables(model).map((table) => [
      table.name,
      makeTable(`${name}-${table.name}`, args, table, database, buckets, { parent, protect }),
    ]),
  );
  const rulesets = new Map(
    glueRulesets(model).map((ruleset) => {
      const rules = `${name}-${ruleset.table}-rules`;
      return [
        ruleset.table,
        new glue.DataQualityRuleset(
          rules,
          {
            description: ruleset.description,
            ruleset: ruleset.text,
            targetTable: {
              databaseName: database.name,
              tableName: tables.get(ruleset.table)?.name ?? ruleset.table,
            },
            tags: namedTags(args.tags, rules),
          },
          { parent },
        ),
      ];
    }),
  );
  return { database, tables, rulesets, securityConfiguration: makeSecurity(name, args, parent) };
}

function makeTable(
  name: string,
  args: ArchiveArgs,
  table: GlueTable,
  database: glue.CatalogDatabase,
  buckets: LakeBuckets,
  opts: pulumi.CustomResourceOptions,
): glue.CatalogTable {
  const bucket = buckets[table.store].name;
  const reader = READERS[table.format];
  return new glue.CatalogTable(
    name,
    {
      name: table.name,
      databaseName: database.name,
      description: table.description,
      tableType: "EXTERNAL_TABLE",
      parameters: tableParameters(table, bucket, projectionOf(args)),
      partitionKeys: PARTITION_KEYS.map((column) => ({ ...column })),
      storageDescriptor: {
        location: tableLocation(table, bucket),
        columns: table.columns.map((column) => ({ ...column })),
        compressed: table.format === "csv",
        inputFormat: reader.inputFormat,
        outputFormat: reader.outputFormat,
        serDeInfo: {
          serializationLibrary: reader.serializationLibrary,
          parameters: { ...reader.parameters },
        },
      },
    },
    opts,
  );
}

/**
 * How jobs encrypt what they write, log and remember. Glue never changes one: another key means another
 * configuration, so it has no fixed name.
 */
function makeSecurity(
  name: string,
  args: ArchiveArgs,
  parent: pulumi.Resource,
): glue.SecurityConfiguration {
  return new glue.SecurityConfiguration(
    `${name}-security`,
    {
      encryptionConfiguration: {
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: args.dataKeyArn },
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: args.logsKeyArn },
        jobBookmarksEncryption: {
          jobBookmarksEncryptionMode: "CSE-KMS",
          kmsKeyArn: args.dataKeyArn,
        },
      },
    },
    { parent },
  );
}
