import type { Phase } from "../../fleet/schema";
import { ARCHIVE_SIZES, type ArchiveSize } from "./archive";
import { CACHE_SIZES, type CacheSize } from "./cache";
import { DATABASE_SIZES, type DatabaseSize } from "./database";
import { NETWORK_SIZES, type NetworkSize } from "./network";
import { SEARCH_SIZES, type SearchSize } from "./search";

export type { DatabaseSize } from "./database";
export type { NetworkSize } from "./network";

/** What one phase buys of each part. */
export interface PhaseSize {
  readonly network: NetworkSize;
  readonly database: DatabaseSize;
  readonly cache: CacheSize;
  readonly search: SearchSize;
  readonly archive: ArchiveSize;
}

const sizeOf = (phase: Phase): PhaseSize => ({
  network: NETWORK_SIZES[phase],
  database: DATABASE_SIZES[phase],
  cache: CACHE_SIZES[phase],
  search: SEARCH_SIZES[phase],
  archive: ARCHIVE_SIZES[phase],
});

/** Phases as data, a file per part. Each step only adds, and every part grows in place. */
export const PHASE_SIZES: Readonly<Record<Phase, PhaseSize>> = {
  seed: sizeOf("seed"),
  launch: sizeOf("launch"),
  growth: sizeOf("growth"),
  scale: sizeOf("scale"),
};
