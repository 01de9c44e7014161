export type { ArchiveArgs, ArchiveOverrides, ArchiveRecovery } from "./args";
export { Archive } from "./archive";
