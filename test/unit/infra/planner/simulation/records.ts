import type { ExportedResource, ExportedStack } from "../../../../../infra/planner/simulation";
import { Health, readDirectory, resolve } from "../../../../../infra/planner/simulation";
import { toAtlasRegion } from "../../../../../infra/regions/atlas";

/** Hand-made exports: the least that each type of resource needs. */

export const ZONE = "Z0HOSTED";
let serial = 0;

const resource = (
  type: string,
  inputs: Record<string, unknown>,
  rest: Partial<ExportedResource> = {},
): ExportedResource => ({
  urn: `urn:pulumi:test::worldcell::${type}::r${String(serial++)}`,
  type,
  inputs,
  outputs: {},
  ...rest,
});

/** Name of the region's load balancer. */
export const balancerName = (region: string) => `lb.${region}.elb.amazonaws.com`;

export const loadBalancer = (region: string): ExportedResource =>
  resource(
    "aws:lb/loadBalancer:LoadBalancer",
    { region },
    { outputs: { dnsName: balancerName(region), zoneId: `Z${region}` } },
  );

export interface RecordOptions {
  readonly type?: string;
  readonly to?: string;
  readonly toBalancer?: string;
  readonly weight?: number;
  readonly set?: string;
  readonly latency?: string;
  readonly check?: string;
  readonly evaluate?: boolean;
  readonly more?: Record<string, unknown>;
}

/** One record set; an alias to a name (`to`) or to a region's load balancer (`toBalancer`). */
export function recordSet(name: string, options: RecordOptions = {}): ExportedResource {
  const { to, toBalancer, weight, latency, check, evaluate = true, more = {} } = options;
  const set = options.set ?? latency ?? (weight === undefined ? undefined : (to ?? toBalancer));
  const alias =
    toBalancer === undefined
      ? { name: to, zoneId: ZONE }
      : { name: balancerName(toBalancer), zoneId: `Z${toBalancer}` };
  return resource("aws:route53/record:Record", {
    zoneId: ZONE,
    name,
    type: options.type ?? "A",
    ...(alias.name === undefined
      ? { records: ["192.0.2.1"], ttl: 60 }
      : { aliases: [{ ...alias, evaluateTargetHealth: evaluate }] }),
    ...(set === undefined ? {} : { setIdentifier: set }),
    ...(weight === undefined ? {} : { weightedRoutingPolicies: [{ weight }] }),
    ...(latency === undefined ? {} : { latencyRoutingPolicies: [{ region: latency }] }),
    ...(check === undefined ? {} : { healthCheckId: check }),
    ...more,
  });
}

export const endpointCheck = (
  id: string,
  region: string,
  more: Record<string, unknown> = {},
): ExportedResource =>
  resource(
    "aws:route53/healthCheck:HealthCheck",
    { type: "HTTPS", fqdn: balancerName(region), ...more },
    { id },
  );

export const calculated = (
  id: string,
  children: readonly string[],
  threshold: number,
): ExportedResource =>
  resource(
    "aws:route53/healthCheck:HealthCheck",
    { type: "CALCULATED", childHealthchecks: children, childHealthThreshold: threshold },
    { id },
  );

export const alarmCheck = (
  id: string,
  region: string,
  alarm: string,
  insufficientDataHealthStatus = "LastKnownStatus",
): ExportedResource =>
  resource(
    "aws:route53/healthCheck:HealthCheck",
    {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmRegion: region,
      cloudwatchAlarmName: alarm,
      insufficientDataHealthStatus,
    },
    { id },
  );

export const fenceAlarm = (
  region: string,
  name: string,
  cell: string,
  more: Record<string, unknown> = {},
): ExportedResource =>
  resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    {
      region,
      namespace: "Worldcell",
      metricName: "Fence",
      dimensions: { cell },
      treatMissingData: "notBreaching",
      ...more,
    },
    { outputs: { name } },
  );

export const provider = (region: string, name = "aws"): ExportedResource => ({
  urn: `urn:pulumi:test::worldcell::pulumi:providers:aws::${name}`,
  type: "pulumi:providers:aws",
  id: "p1",
  inputs: { region },
});

export interface ShardSpec {
  readonly zone: string;
  readonly electable: Readonly<Record<string, number>>;
  readonly readOnly?: Readonly<Record<string, number>>;
}

/** A cluster, one entry a shard. */
export const cluster = (shards: readonly ShardSpec[]): ExportedResource =>
  resource("mongodbatlas:index/advancedCluster:AdvancedCluster", {
    replicationSpecs: shards.map(({ zone, electable, readOnly = {} }) => ({
      zoneName: zone,
      regionConfigs: [...new Set([...Object.keys(electable), ...Object.keys(readOnly)])].map(
        (region) => ({
          providerName: "AWS",
          regionName: toAtlasRegion(region),
          priority: 7,
          electableSpecs: { nodeCount: electable[region] ?? 0 },
          readOnlySpecs: { nodeCount: readOnly[region] ?? 0 },
          analyticsSpecs: { nodeCount: 0 },
        }),
      ),
    })),
  });

/** One stack of these resources. */
export const exportsOf = (...resources: ExportedResource[]): ExportedStack[] => [
  { stack: "test.global", resources },
];

export interface Broken {
  readonly dead?: readonly string[];
  readonly fenced?: readonly string[];
  readonly from?: string;
  readonly type?: "A" | "AAAA";
}

/** Who answers, as `{region: part}`; plus whether Route 53 failed open. */
export function answers(
  exports: readonly ExportedStack[],
  name: string,
  { dead = [], fenced = [], from = "eu-west-1", type = "A" }: Broken = {},
): { readonly parts: Record<string, number>; readonly failOpen: boolean } {
  const directory = readDirectory(exports);
  const health = new Health(directory, { dead: new Set(dead), fenced: new Set(fenced) });
  const { answers: found, failOpen } = resolve(directory, health, name, type, from);
  return {
    parts: Object.fromEntries(
      found.map(({ loadBalancer: { region }, probability }) => [region, probability]),
    ),
    failOpen,
  };
}

/** Health of one check in a world. */
export function healthy(
  exports: readonly ExportedStack[],
  check: string,
  { dead = [], fenced = [] }: Broken = {},
): boolean {
  const world = { dead: new Set(dead), fenced: new Set(fenced) };
  return new Health(readDirectory(exports), world).ofCheck(check);
}
