import type { CellRow, DataClass, RegionRow, ZoneRow } from "../fleet/schema";

/** What decides how soon a health check of an endpoint turns. */
export interface EndpointCheck {
  /** Seconds between checks; Route 53 allows 10 or 30. */
  readonly intervalSeconds: 10 | 30;
  /** Failed checks in a row before the endpoint is unhealthy, 1 to 10. */
  readonly failureThreshold: number;
  /** A check ends after 4 s to connect and 2 s to answer. */
  readonly timeoutSeconds: number;
}

/** Route 53 health check of a cell's endpoint: fast checks (Route 53 developer guide). */
export const HEALTH_CHECK = {
  intervalSeconds: 10,
  failureThreshold: 3,
  timeoutSeconds: 6,
} as const satisfies EndpointCheck;

/**
 * Path that says whether a cell can serve; asked by the load balancer and by Route 53.
 * It answers for the cell's own parts only: a check of what cells share would turn them all at once.
 */
export const HEALTH_PATH = "/healthz";

/**
 * The fence of a cell: a metric that an operator puts, 1 to fence and 0 to lift, and its alarm.
 * Health checks on alarms take standard-resolution metrics only: a minute is the shortest period
 * (Route 53 API reference, AlarmIdentifier).
 */
export const FENCE = {
  namespace: "Worldcell",
  metricName: "Fence",
  /** Name of the one dimension; its value is the cell's region. */
  dimension: "cell",
  /** The metric's value that fences. */
  threshold: 1,
  periodSeconds: 60,
  evaluationPeriods: 1,
  /** Seconds until a put value is visible to the health check: an estimate, CloudWatch gives no figure. */
  metricDelaySeconds: 60,
} as const;

/** Seconds that Route 53 needs to carry a status to its name servers; documented as under a minute, seen 5 to 10. */
export const PROPAGATION_SECONDS = 10;

/** TTL in seconds of an alias to a load balancer. */
export const ALIAS_TTL_SECONDS = 60;

/** Seconds for an election in an Atlas shard and for drivers to find the new primary. */
export const ELECTION_SECONDS = 30;

/** Hours between snapshots that are copied to a zone's recovery region. */
export const SNAPSHOT_INTERVAL_HOURS = 6;

/** Hours an operator needs to restore a zone from its copies: an assumption to be replaced by a drill's figure. */
export const RESTORE_HOURS = 24;

/**
 * Seconds until players of a lost cell are answered elsewhere: detect, propagate, let the TTL pass.
 *
 * @param check the endpoint's check. @default HEALTH_CHECK
 * @param ttlSeconds TTL of the answer. @default ALIAS_TTL_SECONDS
 */
export function failoverSeconds(
  check: EndpointCheck = HEALTH_CHECK,
  ttlSeconds: number = ALIAS_TTL_SECONDS,
): number {
  const { intervalSeconds, failureThreshold, timeoutSeconds } = check;
  return intervalSeconds * failureThreshold + timeoutSeconds + PROPAGATION_SECONDS + ttlSeconds;
}

/** Seconds until a fenced cell is out of all answers: the metric's delay and period, then as for a lost cell. */
export function fenceSeconds(): number {
  const { metricDelaySeconds, periodSeconds, evaluationPeriods } = FENCE;
  return (
    metricDelaySeconds + periodSeconds * evaluationPeriods + PROPAGATION_SECONDS + ALIAS_TTL_SECONDS
  );
}

/** What a topology reaches for a data class when any one region is lost; `Infinity` where nothing brings it back. */
export interface Reachable {
  readonly rpoSeconds: number;
  readonly rtoSeconds: number;
  /** Why it is no better. */
  readonly because: string;
}

/**
 * Whether players can be sent to a serving cell at all: with share 0 and nowhere to spill it has no
 * latency record, since a lone record of weight 0 would still answer.
 */
export function takesPlayers(cell: Pick<CellRow, "state" | "share" | "evacuateTo">): boolean {
  return cell.state === "serving" && ((cell.share ?? 0) > 0 || cell.evacuateTo !== undefined);
}

/**
 * The nearest reachable objective of every data class: all four live in the zones' shards,
 * so the worst zone and the number of serving cells decide.
 */
export function reachableObjective(
  fleet: {
    readonly zones: readonly Readonly<Pick<ZoneRow, "zone" | "electable" | "recovery">>[];
    readonly regions: readonly {
      readonly cell?: Readonly<Pick<NonNullable<RegionRow["cell"]>, "state">> | undefined;
    }[];
  },
  dataClass: DataClass,
): Reachable {
  const oneRegion = fleet.zones.filter((zone) => zone.electable.length === 1);
  const lost = oneRegion.find((zone) => zone.recovery === undefined);
  if (lost !== undefined) {
    return {
      rpoSeconds: Infinity,
      rtoSeconds: Infinity,
      because: `${dataClass} of zone ${lost.zone} have no copy outside ${lost.electable[0] ?? ""}`,
    };
  }
  const restored = oneRegion[0];
  if (restored !== undefined) {
    return {
      rpoSeconds: SNAPSHOT_INTERVAL_HOURS * 3600,
      rtoSeconds: RESTORE_HOURS * 3600,
      because: `zone ${restored.zone} has electable nodes in one region only and is restored from copies`,
    };
  }
  const serving = fleet.regions.filter(({ cell }) => cell !== undefined && takesPlayers(cell));
  if (serving.length < 2) {
    return {
      rpoSeconds: 0,
      rtoSeconds: Infinity,
      because: "one cell takes players: no other can take its own",
    };
  }
  return {
    rpoSeconds: 0,
    rtoSeconds: Math.max(failoverSeconds(), ELECTION_SECONDS),
    because: "DNS failover: detection, propagation and the alias TTL",
  };
}
