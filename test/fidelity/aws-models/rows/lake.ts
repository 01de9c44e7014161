import { PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

/** The key of query results, which the provider takes by its ARN. */
export const RESULT_KEY = {
  "configuration.resultConfiguration.encryptionConfiguration.kmsKeyArn": "KmsKey",
};

/** Glue and Athena. */
export const LAKE: Rows = {
  "aws:glue/catalogDatabase:CatalogDatabase": {
    operations: ["glue.CreateDatabase"],
    base: "DatabaseInput",
    rules: { catalogId: "CreateDatabase:CatalogId", tags: "CreateDatabase:Tags" },
    autoname: "name",
  },
  "aws:glue/catalogTable:CatalogTable": {
    operations: ["glue.CreateTable"],
    base: "TableInput",
    rules: {
      catalogId: "CreateTable:CatalogId",
      databaseName: "CreateTable:DatabaseName",
      openTableFormatInput: "CreateTable:OpenTableFormatInput",
      partitionIndices: "CreateTable:PartitionIndexes",
    },
    autoname: "name",
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": {
    operations: ["glue.CreateSecurityConfiguration"],
    autoname: "name",
  },
  "aws:glue/connection:Connection": {
    operations: ["glue.CreateConnection"],
    base: "ConnectionInput",
    rules: { catalogId: "CreateConnection:CatalogId", tags: "CreateConnection:Tags" },
    fixed: {
      "CreateConnection:ConnectionInput.ConnectionType": "JDBC",
      "CreateConnection:ConnectionInput.ConnectionProperties": {},
    },
    autoname: "name",
  },
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": {
    operations: ["glue.PutDataCatalogEncryptionSettings"],
  },
  "aws:glue/dataQualityRuleset:DataQualityRuleset": {
    operations: ["glue.CreateDataQualityRuleset"],
    autoname: "name",
  },
  "aws:athena/workgroup:Workgroup": {
    operations: ["athena.CreateWorkGroup", "athena.UpdateWorkGroup"],
    rules: { state: "UpdateWorkGroup:State", ...RESULT_KEY, forceDestroy: PROVIDER_ONLY },
    fixed: { "UpdateWorkGroup:WorkGroup": "workgroup" },
    autoname: "name",
  },
  "aws:athena/namedQuery:NamedQuery": {
    operations: ["athena.CreateNamedQuery"],
    rules: { query: "QueryString" },
    autoname: "name",
  },
};
