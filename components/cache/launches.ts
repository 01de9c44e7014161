import { LAUNCH_LEAD_HOURS } from "../../infra/sizing/launches";

/** A day on which more players than usual are expected, as the fleet declares it. */
export interface CacheLaunch {
  /** Begin in UTC, ISO 8601: `2026-12-01T18:00:00Z`. */
  readonly at: string;
  /** How many times the usual load, 1 or more. */
  readonly factor: number;
  /** How long it lasts, in hours, 1 or more. */
  readonly hours: number;
}

/** One change of the floor below which auto-scaling does not go. */
export interface FloorChange {
  /** Name of the change inside its group: the moment, `20261201t1600`. */
  readonly key: string;
  /** `at(2026-12-01T16:00:00)`, UTC. */
  readonly schedule: string;
  readonly minCapacity: number;
}

const HOUR_MS = 3_600_000;

/** Milliseconds since 1970 of a launch's begin; undefined when it is no moment in UTC. */
export function launchStart({ at }: CacheLaunch): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(at)) return undefined;
  const time = Date.parse(at);
  if (Number.isNaN(time)) return undefined;
  // `Date` turns 31 November into 1 December.
  return new Date(time).toISOString().slice(0, 16) === at.slice(0, 16) ? time : undefined;
}

/** Least shards, or replicas, for a load that is `factor` times the usual. */
export function launchFloor(usual: number, factor: number): number {
  return Math.ceil(usual * factor);
}

/**
 * Changes of the floor over time, in order: up ahead of each launch, down after it, and with launches
 * that overlap never below the larger of them. Only the floor moves; the ceiling is wide enough from
 * the start, since a ceiling that falls takes shards away at once.
 *
 * @param usual floor outside launches.
 * @param launches launches that {@link launchStart} accepts; others are left out.
 */
export function floorChanges(usual: number, launches: readonly CacheLaunch[]): FloorChange[] {
  const spans = launches.flatMap((launch) => {
    const start = launchStart(launch);
    if (start === undefined) return [];
    return [
      {
        from: start - LAUNCH_LEAD_HOURS * HOUR_MS,
        to: start + launch.hours * HOUR_MS,
        floor: launchFloor(usual, launch.factor),
      },
    ];
  });
  const moments = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const changes: FloorChange[] = [];
  let before = usual;
  for (const moment of moments) {
    const active = spans.filter(({ from, to }) => from <= moment && moment < to);
    const minCapacity = Math.max(usual, ...active.map(({ floor }) => floor));
    if (minCapacity === before) continue;
    const text = new Date(moment).toISOString().slice(0, 19);
    changes.push({
      key: text.slice(0, 16).replace(/[-:]/g, "").toLowerCase(),
      schedule: `at(${text})`,
      minCapacity,
    });
    before = minCapacity;
  }
  return changes;
}
