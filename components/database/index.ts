export type { DatabaseArgs, DatabaseZone, MaintenanceTime } from "./args";
export { zoneCopies, type ZoneCopy } from "./backup-layout";
export { Database, type DatabaseNodes } from "./database";
export { databaseUser, iamConnection, type DatabaseUserArgs } from "./database-user";
export { makeSchemaLog, SchemaStep, type SchemaStepArgs } from "./schema-step";
export * from "./topology";
