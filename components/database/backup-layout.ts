import { toAtlasRegion } from "../../infra/regions/atlas";
import { SNAPSHOT_INTERVAL_HOURS } from "../../infra/sizing/recovery";
import type { DatabaseZone } from "./args";
import type { Layout } from "./topology";

/** Days within which the cluster can be restored to any second; snapshots of every interval stay as long. */
export const RESTORE_WINDOW_DAYS = 7;

/**
 * Snapshot policies. Atlas wants the rarer ones kept at least as long as the more frequent ones, and
 * the hourly ones at least as long as the restore window (Atlas documentation).
 */
export const SNAPSHOT_POLICIES = {
  policyItemHourly: {
    frequencyInterval: SNAPSHOT_INTERVAL_HOURS,
    retentionUnit: "days",
    retentionValue: RESTORE_WINDOW_DAYS,
  },
  policyItemDaily: { frequencyInterval: 1, retentionUnit: "days", retentionValue: 7 },
  // 7 is Sunday.
  policyItemWeeklies: [{ frequencyInterval: 7, retentionUnit: "weeks", retentionValue: 4 }],
  // 40 is the last day of the month.
  policyItemMonthlies: [{ frequencyInterval: 40, retentionUnit: "months", retentionValue: 12 }],
  policyItemYearlies: [{ frequencyInterval: 12, retentionUnit: "years", retentionValue: 1 }],
} as const;

/** Copies keep what a recovery needs: the restore window in full, and four weeks of Sundays. */
export const COPY_POLICIES = [
  { frequencyType: "hourly", retentionUnit: "days", retentionValue: RESTORE_WINDOW_DAYS },
  { frequencyType: "daily", retentionUnit: "days", retentionValue: 7 },
  { frequencyType: "weekly", retentionUnit: "weeks", retentionValue: 4 },
] as const;

/** Copies of one zone's snapshots. */
export interface ZoneCopy {
  readonly zone: string;
  /** Place of the zone's first shard in `replicationSpecs`, where its `zoneId` is read. */
  readonly shard: number;
  /** Atlas name of the region that receives them. */
  readonly regionName: string;
}

/**
 * Where the snapshots of each zone are copied to. A zone without a recovery region has no copy.
 *
 * @returns `copies`, and in `waiting` the zones whose recovery region still is their home in the layout
 *   that is deployed now: Atlas refuses a copy into the zone's primary region, so they get theirs
 *   once the home has moved.
 */
export function zoneCopies(
  layout: Layout,
  zones: readonly DatabaseZone[],
): { copies: ZoneCopy[]; waiting: string[] } {
  const copies: ZoneCopy[] = [];
  const waiting: string[] = [];
  for (const { zone, recovery } of zones) {
    const shard = layout.shards.findIndex((candidate) => candidate.zone === zone);
    if (recovery === undefined || shard < 0) continue;
    if (layout.shards[shard]?.regions[0]?.region === recovery) waiting.push(zone);
    else copies.push({ zone, shard, regionName: toAtlasRegion(recovery) });
  }
  return { copies, waiting };
}
