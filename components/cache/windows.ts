import { awsRegion } from "../../infra/regions/aws";
import type { CacheGroup } from "../../infra/sizing/phases/cache";

/** When AWS may work on a cache group, in UTC. */
export interface CacheWindows {
  /** Weekly, `tue:02:00-tue:03:00`. */
  readonly maintenance: string;
  /** Daily, `05:00-06:00`. */
  readonly snapshot: string;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const HOUR = 60;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Shortest window that ElastiCache takes, in minutes (API reference). */
export const SHORTEST_WINDOW = 60;

/** Starts of the windows in local minutes after midnight; none of the four overlaps another. */
const STARTS: Readonly<Record<CacheGroup, { maintenance: number; snapshot: number }>> = {
  cache: { maintenance: 2 * HOUR, snapshot: 5 * HOUR },
  sessions: { maintenance: 3 * HOUR + 30, snapshot: 30 },
};

/** Tuesday to Friday: the morning after, somebody is at work. */
const MAINTENANCE_DAYS = [1, 2, 3, 4] as const;

const wrap = (value: number, size: number) => ((value % size) + size) % size;
const clock = (minutes: number) => {
  const text = (value: number) => String(value).padStart(2, "0");
  return `${text(Math.floor(wrap(minutes, DAY) / HOUR))}:${text(wrap(minutes, HOUR))}`;
};
const weekly = (minute: number) => `${DAYS[Math.floor(minute / DAY)] ?? "mon"}:${clock(minute)}`;

/**
 * Windows of a region's cache group: at the region's night by its longitude, on a day that follows
 * from the region's name, so that neighbours (`eu-west-1`, `eu-west-2`) are worked on in other nights.
 * The name decides alone: a new region moves no other.
 */
export function cacheWindows(region: string, group: CacheGroup): CacheWindows {
  const offset = Math.round(awsRegion(region).longitude / 15) * HOUR;
  const letters = [...region].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const day = MAINTENANCE_DAYS[letters % MAINTENANCE_DAYS.length] ?? 1;
  const starts = STARTS[group];
  const begin = wrap(day * DAY + starts.maintenance - offset, WEEK);
  const end = wrap(begin + SHORTEST_WINDOW, WEEK);
  const snapshot = starts.snapshot - offset;
  return {
    maintenance: `${weekly(begin)}-${weekly(end)}`,
    snapshot: `${clock(snapshot)}-${clock(snapshot + SHORTEST_WINDOW)}`,
  };
}

/** A window as minutes: where it begins and how long it is. */
interface Span {
  readonly start: number;
  readonly length: number;
}

const MOMENT = String.raw`(\d{2}):(\d{2})`;
const DAILY = new RegExp(`^${MOMENT}-${MOMENT}$`);
const WEEKLY = new RegExp(`^(${DAYS.join("|")}):${MOMENT}-(${DAYS.join("|")}):${MOMENT}$`);

function minutesOf(hour = "", minute = ""): number | undefined {
  const [hours, minutes] = [Number(hour), Number(minute)];
  return hours < 24 && minutes < 60 ? hours * HOUR + minutes : undefined;
}

function spanOf(start: number | undefined, end: number | undefined, size: number) {
  if (start === undefined || end === undefined) return undefined;
  return { start, length: wrap(end - start, size) };
}

/** `05:00-06:00` as minutes of a day; undefined when it is no such window. */
export function dailySpan(window: string): Span | undefined {
  const found = DAILY.exec(window);
  if (found === null) return undefined;
  return spanOf(minutesOf(found[1], found[2]), minutesOf(found[3], found[4]), DAY);
}

/** `tue:02:00-tue:03:00` as minutes of a week that begins on Monday; undefined when it is no such window. */
export function weeklySpan(window: string): Span | undefined {
  const found = WEEKLY.exec(window);
  if (found === null) return undefined;
  const at = (day = "", hour?: string, minute?: string) => {
    const minutes = minutesOf(hour, minute);
    const index = DAYS.findIndex((name) => name === day);
    return minutes === undefined ? undefined : index * DAY + minutes;
  };
  return spanOf(at(found[1], found[2], found[3]), at(found[4], found[5], found[6]), WEEK);
}

/** Whether the daily window meets the weekly one on any day. */
export function windowsOverlap(daily: Span, maintenance: Span): boolean {
  return DAYS.some((_, day) => {
    const ahead = wrap(day * DAY + daily.start - maintenance.start, WEEK);
    return ahead < maintenance.length || WEEK - ahead < daily.length;
  });
}
