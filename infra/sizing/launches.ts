import type { Launch } from "../fleet/schema";

const HOUR_MS = 3_600_000;

/**
 * Hours before a launch at which more is asked for. Adding shards to a cache moves keys while it serves
 * and takes minutes to hours with its data (ElastiCache user guide, "Online resharding").
 */
export const LAUNCH_LEAD_HOURS = 2;

/**
 * Hours after its end for which a launch still counts: the action that lowers the floor again runs at
 * the end, and must not be deleted before it ran.
 */
export const LAUNCH_GRACE_HOURS = 1;

/** Begin and end of a launch in milliseconds since 1970. */
export interface LaunchSpan {
  readonly start: number;
  readonly end: number;
}

/** When a launch begins and ends. */
export function launchSpan({ at, hours }: Pick<Launch, "at" | "hours">): LaunchSpan {
  const start = Date.parse(at);
  return { start, end: start + hours * HOUR_MS };
}

/** Whether nothing of a launch is left to do: it ended, and the floor is down again. */
export function isOver(launch: Pick<Launch, "at" | "hours">, now: Date): boolean {
  return launchSpan(launch).end + LAUNCH_GRACE_HOURS * HOUR_MS <= now.getTime();
}

/**
 * Launches that are not over, earliest first; with a region, those of that region alone.
 * The clock decides nothing else: what a launch comes to does not change until it is over, then it
 * disappears, so an `up` between two launches changes nothing.
 *
 * @param now see `currentTime`.
 */
export function activeLaunches(
  fleet: { readonly launches: readonly Launch[] },
  now: Date,
  region?: string,
): Launch[] {
  return fleet.launches
    .filter((launch) => !isOver(launch, now))
    .filter(({ regions }) => region === undefined || (regions?.includes(region) ?? true))
    .sort((a, b) => launchSpan(a).start - launchSpan(b).start);
}

/**
 * Hours between the end of one launch and the begin of the next in the same region, at least: until the
 * first one is gone, the second has not begun to raise anything. Nearer ones would share a moment,
 * and what that moment does would change once the first one is gone.
 */
export const LAUNCH_GAP_HOURS = LAUNCH_LEAD_HOURS + LAUNCH_GRACE_HOURS;
