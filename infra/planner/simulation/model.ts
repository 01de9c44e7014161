import type { Located } from "./exported";
import { dnsKey, Reader, SimulationError } from "./exported";

/** An address type; each has a tree of its own. */
export type AddressType = "A" | "AAAA";

/** How Route 53 picks among the records of one name and type. */
export type Policy = "simple" | "weighted" | "latency";

export interface Alias {
  /** Key of the target's name, see `dnsKey`. */
  readonly name: string;
  readonly zoneId: string;
  readonly evaluateTargetHealth: boolean;
}

export interface RecordSet {
  readonly urn: string;
  readonly name: string;
  readonly type: AddressType;
  readonly zoneId: string;
  readonly policy: Policy;
  /** Empty for simple records. */
  readonly setIdentifier: string;
  /** 0 to 255; for weighted records only. */
  readonly weight: number;
  /** For latency records only. */
  readonly latencyRegion: string;
  /** Absent for a record with values of its own. */
  readonly alias?: Alias;
  readonly healthCheckId?: string;
}

export type InsufficientData = "Healthy" | "Unhealthy" | "LastKnownStatus";

export type HealthCheck = {
  readonly urn: string;
  readonly id: string;
  /** Swaps healthy and unhealthy. */
  readonly inverted: boolean;
  /** A disabled check is always healthy. */
  readonly disabled: boolean;
} & (
  | { readonly kind: "endpoint"; readonly fqdn: string }
  | {
      readonly kind: "calculated";
      readonly children: readonly string[];
      readonly threshold: number;
    }
  | {
      readonly kind: "alarm";
      readonly alarm: string;
      readonly insufficientData: InsufficientData;
    }
);

export interface Alarm {
  readonly urn: string;
  readonly region: string;
  /** `<namespace>/<metric>`. */
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly treatMissingData: string;
}

export interface LoadBalancer {
  readonly urn: string;
  readonly stack: string;
  readonly region: string;
  readonly zoneId: string;
  /** Key of its DNS name. */
  readonly dnsName: string;
}

/** Policies of Route 53 that this simulation has no rules for: reading one is an error, not a guess. */
const UNKNOWN_POLICIES = [
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "cidrRoutingPolicy",
  "multivalueAnswerRoutingPolicy",
] as const;

/** A record set, or nothing for types that hold no addresses. */
export function readRecordSet({ resource }: Located): RecordSet | undefined {
  const inputs = Reader.inputs(resource);
  const type = inputs.text("type");
  if (type !== "A" && type !== "AAAA") return undefined;
  const unknown = UNKNOWN_POLICIES.find((policy) => inputs.has(policy));
  if (unknown !== undefined) {
    throw new SimulationError(resource.urn, `${unknown} is not simulated`);
  }
  const [weighted] = inputs.objects("weightedRoutingPolicies");
  const [latency] = inputs.objects("latencyRoutingPolicies");
  if (weighted !== undefined && latency !== undefined) {
    throw new SimulationError(resource.urn, "has two routing policies; Route 53 takes one");
  }
  const policy = weighted !== undefined ? "weighted" : latency !== undefined ? "latency" : "simple";
  const setIdentifier = inputs.optionalText("setIdentifier");
  if ((policy === "simple") !== (setIdentifier === undefined)) {
    throw new SimulationError(
      resource.urn,
      `a ${policy} record ${policy === "simple" ? "has no" : "needs a"} setIdentifier`,
    );
  }
  const weight = weighted?.number("weight") ?? 0;
  if (!Number.isInteger(weight) || weight < 0 || weight > 255) {
    throw new SimulationError(resource.urn, `weight is ${String(weight)}, not 0 to 255`);
  }
  const alias = readAlias(inputs);
  const healthCheckId = inputs.optionalText("healthCheckId");
  return {
    urn: resource.urn,
    name: dnsKey(inputs.text("name")),
    type,
    zoneId: inputs.text("zoneId"),
    policy,
    setIdentifier: setIdentifier ?? "",
    weight,
    latencyRegion: latency?.text("region") ?? "",
    ...(alias === undefined ? {} : { alias }),
    ...(healthCheckId === undefined ? {} : { healthCheckId }),
  };
}

function readAlias(inputs: Reader): Alias | undefined {
  const [alias] = inputs.objects("aliases");
  if (alias === undefined) return undefined;
  return {
    name: dnsKey(alias.text("name")),
    zoneId: alias.text("zoneId"),
    evaluateTargetHealth: alias.flag("evaluateTargetHealth"),
  };
}

const ENDPOINT_TYPES = new Set(["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"]);
const INSUFFICIENT = ["Healthy", "Unhealthy", "LastKnownStatus"] as const;

/** Key of an alarm: names are unique in a region only. */
export function alarmKey(region: string, name: string): string {
  return `${region}/${name}`;
}

export function readHealthCheck({ resource }: Located): HealthCheck {
  const inputs = Reader.inputs(resource);
  const type = inputs.text("type");
  const base = {
    urn: resource.urn,
    id: resource.id ?? "",
    inverted: inputs.flag("invertHealthcheck"),
    disabled: inputs.flag("disabled"),
  };
  if (base.id === "") throw new SimulationError(resource.urn, "has no id");
  if (ENDPOINT_TYPES.has(type)) {
    return { ...base, kind: "endpoint", fqdn: dnsKey(inputs.text("fqdn")) };
  }
  if (type === "CALCULATED") {
    return {
      ...base,
      kind: "calculated",
      children: inputs.texts("childHealthchecks"),
      threshold: inputs.number("childHealthThreshold"),
    };
  }
  if (type === "CLOUDWATCH_METRIC") {
    const status = inputs.optionalText("insufficientDataHealthStatus") ?? "LastKnownStatus";
    const insufficientData = INSUFFICIENT.find((known) => known === status);
    if (insufficientData === undefined) {
      throw new SimulationError(
        resource.urn,
        `insufficientDataHealthStatus is ${status}, not ${INSUFFICIENT.join(", ")}`,
      );
    }
    const alarm = alarmKey(
      inputs.text("cloudwatchAlarmRegion"),
      inputs.text("cloudwatchAlarmName"),
    );
    return { ...base, kind: "alarm", alarm, insufficientData };
  }
  throw new SimulationError(resource.urn, `health checks of type ${type} are not simulated`);
}

export function readAlarm({ resource, region }: Located): [string, Alarm] {
  if (region === undefined) throw new SimulationError(resource.urn, "has no region");
  const values = Reader.outputs(resource);
  const inputs = resource.inputs ?? {};
  const dimensions = inputs.dimensions;
  const alarm: Alarm = {
    urn: resource.urn,
    region,
    metric: `${values.optionalText("namespace") ?? ""}/${values.optionalText("metricName") ?? ""}`,
    dimensions:
      typeof dimensions === "object" && dimensions !== null
        ? Object.fromEntries(
            Object.entries(dimensions).map(([key, value]): [string, string] => [
              key,
              String(value),
            ]),
          )
        : {},
    treatMissingData: values.optionalText("treatMissingData") ?? "missing",
  };
  return [alarmKey(region, values.text("name")), alarm];
}

export function readLoadBalancer({ stack, resource, region }: Located): LoadBalancer {
  const outputs = Reader.outputs(resource);
  if (region === undefined) throw new SimulationError(resource.urn, "has no region");
  return {
    urn: resource.urn,
    stack,
    region,
    zoneId: outputs.text("zoneId"),
    dnsName: dnsKey(outputs.text("dnsName")),
  };
}
