import type { Synthesis } from "./subject";
import { autoname } from "./subject";

/** A type whose id is the catalog and its name, and whose ARN ends in `<resource>/<name>`. */
const inCatalog =
  (resource: string): Synthesis =>
  (subject) => {
    const name = autoname(subject);
    return {
      id: `${subject.account}:${name}`,
      outputs: {
        name,
        catalogId: subject.account,
        arn: subject.arn("glue", `${resource}/${name}`),
      },
    };
  };

export const GLUE: Readonly<Record<string, Synthesis>> = {
  "aws:glue/catalogDatabase:CatalogDatabase": inCatalog("database"),
  "aws:glue/connection:Connection": inCatalog("connection"),
  "aws:glue/catalogTable:CatalogTable": (subject) => {
    const name = autoname(subject);
    const database = subject.text("databaseName", "");
    return {
      id: `${subject.account}:${database}:${name}`,
      outputs: {
        name,
        catalogId: subject.account,
        arn: subject.arn("glue", `table/${database}/${name}`),
      },
    };
  },
  "aws:glue/dataQualityRuleset:DataQualityRuleset": (subject) => {
    const name = autoname(subject);
    return { id: name, outputs: { name, arn: subject.arn("glue", `dataQualityRuleset/${name}`) } };
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": (subject) => {
    const name = autoname(subject);
    return { id: name, outputs: { name } };
  },
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": (subject) => ({
    id: subject.account,
    outputs: { catalogId: subject.account },
  }),
};
