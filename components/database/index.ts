export type { DatabaseArgs, DatabaseZone, MaintenanceTime } from "./args";
export { zoneCopies, type ZoneCopy } from "./backup-layout";
export { Database, type DatabaseNodes } from "./database";
export * from "./topology";
