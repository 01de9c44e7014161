import { FENCE } from "../../sizing/recovery";
import type { Directory } from "./directory";
import { groupKey } from "./directory";
import { SimulationError } from "./exported";
import type { Alarm, HealthCheck, RecordSet } from "./model";

/** What is broken in one run of the simulation. */
export interface World {
  /** Regions that are gone: load balancers, alarms and database nodes. */
  readonly dead: ReadonlySet<string>;
  /** Regions whose cell is fenced; the fence stood before anything died. */
  readonly fenced: ReadonlySet<string>;
}

/** Nothing broken. */
export const INTACT: World = { dead: new Set(), fenced: new Set() };

/** Health of checks and records in one world; each is judged once. */
export class Health {
  private readonly checks = new Map<string, boolean>();
  private readonly records = new Map<string, boolean>();

  constructor(
    private readonly directory: Directory,
    readonly world: World,
  ) {}

  /**
   * Whether a record can be chosen: its check, if it has one, and its target, if it evaluates that.
   * A record with neither is always healthy.
   */
  ofRecord(record: RecordSet): boolean {
    const known = this.records.get(record.urn);
    if (known !== undefined) return known;
    const { healthCheckId, alias } = record;
    const healthy =
      (healthCheckId === undefined || this.ofCheck(healthCheckId)) &&
      (alias?.evaluateTargetHealth !== true || this.ofTarget(record, alias.name));
    this.records.set(record.urn, healthy);
    return healthy;
  }

  /** Status of a health check. @throws SimulationError when the check, or what it reads, is in no stack. */
  ofCheck(id: string): boolean {
    const known = this.checks.get(id);
    if (known !== undefined) return known;
    const check = this.directory.checks.get(id);
    if (check === undefined) throw new SimulationError(id, "no stack has this health check");
    // Set first: a check that is its own child would otherwise never end. Route 53 refuses such a one.
    this.checks.set(id, true);
    const healthy = check.disabled || this.judge(check) !== check.inverted;
    this.checks.set(id, healthy);
    return healthy;
  }

  /** A load balancer is as healthy as its region; a group of records is when one of them is. */
  private ofTarget(record: RecordSet, name: string): boolean {
    const balancer = this.directory.loadBalancers.get(name);
    if (balancer !== undefined) return !this.world.dead.has(balancer.region);
    const group = this.directory.groups.get(groupKey(name, record.type)) ?? [];
    return group.some((target) => this.ofRecord(target));
  }

  private judge(check: HealthCheck): boolean {
    switch (check.kind) {
      case "endpoint": {
        const balancer = this.directory.loadBalancers.get(check.fqdn);
        if (balancer === undefined) {
          throw new SimulationError(check.urn, `asks ${check.fqdn}, which no stack has`);
        }
        return !this.world.dead.has(balancer.region);
      }
      case "calculated":
        return check.children.filter((child) => this.ofCheck(child)).length >= check.threshold;
      case "alarm": {
        const alarm = this.directory.alarms.get(check.alarm);
        if (alarm === undefined) {
          throw new SimulationError(
            check.urn,
            `reads the alarm ${check.alarm}, which no stack has`,
          );
        }
        const state = this.alarmState(alarm);
        if (state !== "unknown") return state === "ok";
        if (check.insufficientData !== "LastKnownStatus") {
          return check.insufficientData === "Healthy";
        }
        // What it was while the alarm's region lived; a check that never had data is healthy.
        return this.lastState(alarm) !== "ringing";
      }
    }
  }

  private alarmState(alarm: Alarm): "ok" | "ringing" | "unknown" {
    return this.world.dead.has(alarm.region) ? "unknown" : this.lastState(alarm);
  }

  /** State of the alarm in its living region: a fence has data while it stands, and none otherwise. */
  private lastState(alarm: Alarm): "ok" | "ringing" | "unknown" {
    if (alarm.metric !== `${FENCE.namespace}/${FENCE.metricName}`) {
      throw new SimulationError(alarm.urn, `reads ${alarm.metric}, which is not simulated`);
    }
    const cell = alarm.dimensions[FENCE.dimension];
    if (cell === undefined) {
      throw new SimulationError(alarm.urn, `has no dimension ${FENCE.dimension}`);
    }
    if (this.world.fenced.has(cell)) return "ringing";
    switch (alarm.treatMissingData) {
      case "notBreaching":
        return "ok";
      case "breaching":
        return "ringing";
      default:
        return "unknown";
    }
  }
}
