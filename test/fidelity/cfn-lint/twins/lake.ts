import { RESULT_KEY } from "../../aws-models/rows/lake";
import { PROVIDER_ONLY } from "../../python/row";
import type { Target } from "../../python/row";
import type { Twins } from "./twin";

const ACCOUNT = "111122223333";
const NOT_IN_SCHEMA: Target = { skip: "not in the schema" };

/** Glue and Athena. */
export const LAKE: Twins = {
  "aws:glue/catalogDatabase:CatalogDatabase": {
    twin: "AWS::Glue::Database",
    base: "DatabaseInput",
    rules: { catalogId: "twin:CatalogId", tags: NOT_IN_SCHEMA },
    fixed: { "twin:CatalogId": ACCOUNT },
    autoname: "name",
  },
  "aws:glue/catalogTable:CatalogTable": {
    twin: "AWS::Glue::Table",
    base: "TableInput",
    rules: {
      catalogId: "twin:CatalogId",
      databaseName: "twin:DatabaseName",
      openTableFormatInput: "twin:OpenTableFormatInput",
      partitionIndices: NOT_IN_SCHEMA,
      // Glue's own operation has them.
      "storageDescriptor.columns[].parameters": NOT_IN_SCHEMA,
    },
    fixed: { "twin:CatalogId": ACCOUNT },
    autoname: "name",
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": {
    twin: "AWS::Glue::SecurityConfiguration",
    rules: { "encryptionConfiguration.s3Encryption": "S3Encryptions" },
    autoname: "name",
  },
  "aws:glue/connection:Connection": {
    twin: "AWS::Glue::Connection",
    base: "ConnectionInput",
    rules: { catalogId: "twin:CatalogId", tags: "twin:Tags" },
    fixed: { "twin:CatalogId": ACCOUNT, "twin:ConnectionInput.ConnectionType": "JDBC" },
    autoname: "name",
  },
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": {
    twin: "AWS::Glue::DataCatalogEncryptionSettings",
    rules: {
      "dataCatalogEncryptionSettings.connectionPasswordEncryption.awsKmsKeyId": "KmsKeyId",
    },
    fixed: { CatalogId: ACCOUNT },
  },
  "aws:glue/dataQualityRuleset:DataQualityRuleset": {
    twin: "AWS::Glue::DataQualityRuleset",
    autoname: "name",
  },
  "aws:athena/workgroup:Workgroup": {
    twin: "AWS::Athena::WorkGroup",
    rules: { configuration: "WorkGroupConfiguration", ...RESULT_KEY, forceDestroy: PROVIDER_ONLY },
    autoname: "name",
  },
  "aws:athena/namedQuery:NamedQuery": {
    twin: "AWS::Athena::NamedQuery",
    rules: { query: "QueryString" },
    autoname: "name",
  },
};
