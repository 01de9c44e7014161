export const JOB = "aws:glue/job:Job";
export const CRAWLER = "aws:glue/crawler:Crawler";
export const DEV_ENDPOINT = "aws:glue/devEndpoint:DevEndpoint";
export const CONNECTION = "aws:glue/connection:Connection";
export const CATALOG_ENCRYPTION =
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";
