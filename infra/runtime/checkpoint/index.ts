/** Where a job goes on after a crash, and which of its instances may say so. */
export type { Checkpoint, CheckpointStore, Lease } from "./checkpoint";
export { checkLength, staleCheckpoint } from "./checkpoint";
export { type CheckpointCollection, type CheckpointRow, mongoCheckpoints } from "./mongo";
