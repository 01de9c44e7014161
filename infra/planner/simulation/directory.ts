import type { ExportedStack, Located } from "./exported";
import { locate, SimulationError } from "./exported";
import type { AddressType, Alarm, HealthCheck, LoadBalancer, RecordSet } from "./model";
import { readAlarm, readHealthCheck, readLoadBalancer, readRecordSet } from "./model";

/** What Route 53 knows of the fleet, as read from the exported stacks. */
export interface Directory {
  /** Records by `groupKey(name, type)`. */
  readonly groups: ReadonlyMap<string, readonly RecordSet[]>;
  readonly checks: ReadonlyMap<string, HealthCheck>;
  /** By `alarmKey(region, name)`. */
  readonly alarms: ReadonlyMap<string, Alarm>;
  /** By DNS name. */
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  /** Names that have latency records: what players ask for, sorted. */
  readonly entries: readonly string[];
}

/** Key of the records that answer one question. */
export function groupKey(name: string, type: AddressType): string {
  return `${name} ${type}`;
}

/**
 * Reads the record tree and what it hangs on.
 * @throws SimulationError when something is missing, not simulated, or none that Route 53 would take.
 */
export function readDirectory(exports: readonly ExportedStack[]): Directory {
  return directoryOf(locate(exports));
}

/** As {@link readDirectory}, from resources already located. */
export function directoryOf(located: readonly Located[]): Directory {
  const ofType = (type: string) => located.filter(({ resource }) => resource.type === type);
  const groups = new Map<string, RecordSet[]>();
  for (const item of ofType("aws:route53/record:Record")) {
    const record = readRecordSet(item);
    if (record === undefined) continue;
    const key = groupKey(record.name, record.type);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  for (const [key, records] of groups) checkGroup(key, records);
  const directory: Directory = {
    groups,
    checks: new Map(
      ofType("aws:route53/healthCheck:HealthCheck").map((item) => {
        const check = readHealthCheck(item);
        return [check.id, check];
      }),
    ),
    alarms: new Map(ofType("aws:cloudwatch/metricAlarm:MetricAlarm").map(readAlarm)),
    loadBalancers: new Map(
      ofType("aws:lb/loadBalancer:LoadBalancer").map((item) => {
        const balancer = readLoadBalancer(item);
        return [balancer.dnsName, balancer];
      }),
    ),
    entries: [
      ...new Set(
        [...groups.values()].flatMap((records) =>
          records.filter(({ policy }) => policy === "latency").map(({ name }) => name),
        ),
      ),
    ].sort(),
  };
  checkTargets(directory);
  return directory;
}

/** What Route 53 refuses among records of one name and type. */
function checkGroup(key: string, records: readonly RecordSet[]): void {
  const policies = new Set(records.map(({ policy }) => policy));
  if (policies.size > 1) {
    throw new SimulationError(key, `mixes policies: ${[...policies].sort().join(", ")}`);
  }
  const twice = (values: readonly string[]) =>
    values.find((value, index) => values.indexOf(value) !== index);
  const set = twice(records.map(({ setIdentifier }) => setIdentifier));
  if (set !== undefined) {
    throw new SimulationError(
      key,
      set === "" ? "has two simple records" : `has the setIdentifier ${set} twice`,
    );
  }
  const region = policies.has("latency")
    ? twice(records.map(({ latencyRegion }) => latencyRegion))
    : undefined;
  if (region !== undefined) {
    throw new SimulationError(key, `has two latency records for ${region}`);
  }
}

/** Every alias ends in a load balancer or in records of its own type, with the right zone, and none in itself. */
function checkTargets(directory: Directory): void {
  for (const records of directory.groups.values()) {
    for (const record of records) {
      const { alias, healthCheckId } = record;
      if (healthCheckId !== undefined && !directory.checks.has(healthCheckId)) {
        throw new SimulationError(
          record.urn,
          `names the health check ${healthCheckId}, which no stack has`,
        );
      }
      if (alias === undefined) continue;
      const balancer = directory.loadBalancers.get(alias.name);
      const target = directory.groups.get(groupKey(alias.name, record.type));
      if (balancer === undefined && target === undefined) {
        throw new SimulationError(record.urn, `is an alias to ${alias.name}, which no stack has`);
      }
      const zoneId = balancer?.zoneId ?? target?.[0]?.zoneId;
      if (alias.zoneId !== zoneId) {
        throw new SimulationError(
          record.urn,
          `is an alias to ${alias.name} in zone ${alias.zoneId}, but that name is in ${zoneId ?? ""}`,
        );
      }
      walk(directory, record, []);
    }
  }
}

/** Follows aliases down. @throws SimulationError at a cycle, naming its path. */
function walk(directory: Directory, record: RecordSet, path: readonly string[]): void {
  if (path.includes(record.name)) {
    throw new SimulationError(record.urn, `alias cycle: ${[...path, record.name].join(" > ")}`);
  }
  if (record.alias === undefined) return;
  const next = directory.groups.get(groupKey(record.alias.name, record.type)) ?? [];
  for (const target of next) walk(directory, target, [...path, record.name]);
}
