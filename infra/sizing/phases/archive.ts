import type { Phase } from "../../fleet/schema";

/** What one phase allows and keeps of the lake. Storage itself is bought by the byte, in no phase. */
export interface ArchiveSize {
  /** Bytes that one Athena query may scan before it is stopped; Athena takes 10 MiB and more. */
  readonly scanLimitBytes: number;
  /** Days that query results are kept: they can be made again. */
  readonly resultDays: number;
  /** Days that the buckets' access logs are kept. */
  readonly accessLogDays: number;
}

const GIB = 1024 ** 3;

/**
 * The lake by phase. A query is billed by the bytes it scans, so the limit is what one mistake may
 * cost; it follows the history, of which a query over one month should still fit.
 */
export const ARCHIVE_SIZES: Readonly<Record<Phase, ArchiveSize>> = {
  seed: { scanLimitBytes: 10 * GIB, resultDays: 14, accessLogDays: 30 },
  launch: { scanLimitBytes: 100 * GIB, resultDays: 30, accessLogDays: 90 },
  growth: { scanLimitBytes: 1024 * GIB, resultDays: 30, accessLogDays: 90 },
  scale: { scanLimitBytes: 4096 * GIB, resultDays: 30, accessLogDays: 90 },
};
