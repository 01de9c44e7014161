export type { ArchiveArgs } from "./args";
export { Archive } from "./archive";
