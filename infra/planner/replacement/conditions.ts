import type { Properties, Value } from "../record/types";
import { isRecord, isSecret } from "../record/wire";
import { sameTexts, setAt, textAt, valuesAt } from "./paths";
import type { ReplacementContext } from "./rules";

export const tf = (file: string) => `terraform-provider-aws internal/service/${file}`;
export const typings = (file: string) => `@pulumi/aws ${file}.d.ts`;
export const atlas = (file: string) => `terraform-provider-mongodbatlas internal/service/${file}`;

export const when = (condition: boolean, ...paths: string[]): readonly string[] =>
  condition ? paths : [];
export const changed = (old: Properties, next: Properties, path: string) =>
  !sameTexts(setAt(old, path), setAt(next, path));
export const has = (properties: Properties, path: string) => valuesAt(properties, path).length > 0;
export const yes = (properties: Properties, path: string) => textAt(properties, path) === "true";
const count = (properties: Properties, path: string) => Number(textAt(properties, path) ?? "0");

/** Numbers of a version, `OpenSearch_2.19` or `7.x`, in order. */
function versionParts(text: string): readonly number[] {
  return (/[0-9.]+/.exec(text)?.[0] ?? "")
    .split(".")
    .filter((part) => part !== "")
    .map(Number);
}

/** True when `a` is the lower version; parts that one of them leaves open are equal. */
function lower(a: string, b: string): boolean {
  const left = versionParts(a);
  const right = versionParts(b);
  const at = left.findIndex((part, index) => part !== (right[index] ?? part));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

export function versionFalls(old: Properties, next: Properties, path: string): boolean {
  const before = textAt(old, path);
  const after = textAt(next, path);
  return before !== undefined && after !== undefined && lower(after, before);
}

function zonesOf(
  properties: Properties,
  path: string,
  zone: ((id: string) => string | undefined) | undefined,
): readonly string[] | undefined {
  const zones = valuesAt(properties, path).map((id) =>
    typeof id === "string" ? zone?.(id) : undefined,
  );
  const known = zones.filter((name) => name !== undefined);
  return known.length === zones.length ? [...new Set(known)].sort() : undefined;
}

export const SUBNETS = "vpcConfig.subnetIds";

export function clusterZones(old: Properties, next: Properties, context: ReplacementContext) {
  const before = zonesOf(old, SUBNETS, context.oldZone);
  const after = zonesOf(next, SUBNETS, context.newZone);
  if (before !== undefined && after !== undefined) return when(!sameTexts(before, after), SUBNETS);
  return when(valuesAt(old, SUBNETS).length !== valuesAt(next, SUBNETS).length, SUBNETS);
}

export const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

export function peerKind(old: Properties, next: Properties): readonly string[] {
  return PEERS.filter((peer) => has(old, peer) !== has(next, peer));
}

const isNetwork = (properties: Properties) => textAt(properties, "loadBalancerType") === "network";

export function networkBalancer(old: Properties, next: Properties): readonly string[] {
  if (!isNetwork(next)) return [];
  const fewer = (path: string) => {
    const after = setAt(next, path);
    return setAt(old, path).some((item) => !after.includes(item));
  };
  const spare = "secondaryIpsAutoAssignedPerSubnet";
  return [
    ...when(fewer("subnets"), "subnets"),
    ...when(fewer("subnetMappings"), "subnetMappings"),
    ...when(has(old, "securityGroups") !== has(next, "securityGroups"), "securityGroups"),
    ...when(count(next, spare) < count(old, spare), spare),
  ];
}

interface NodeGroup {
  readonly id: string;
  readonly fields: Properties;
}

function nodeGroups(properties: Properties): readonly NodeGroup[] {
  return valuesAt(properties, "nodeGroupConfigurations")
    .filter((value): value is Record<string, Value> => isRecord(value) && !isSecret(value))
    .map((fields, index) => ({ id: textAt(fields, "nodeGroupId") ?? String(index), fields }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function nodeGroupsForce(old: Properties, next: Properties): readonly string[] {
  const path = "nodeGroupConfigurations";
  const before = nodeGroups(old);
  const after = nodeGroups(next);
  if (
    !sameTexts(
      before.map(({ id }) => id),
      after.map(({ id }) => id),
    )
  ) {
    return [path];
  }
  const fields = before.flatMap(({ fields: was }, index) => {
    const is = after[index]?.fields ?? {};
    return [
      ...["replicaCount", "slots"].filter((field) => changed(was, is, field)),
      // Zones that ElastiCache chose itself may be written down later.
      ...["primaryAvailabilityZone", "replicaAvailabilityZones"].filter(
        (field) => has(was, field) && changed(was, is, field),
      ),
    ];
  });
  return [...new Set(fields)].map((field) => `${path}.${field}`);
}

export function transitEncryption(old: Properties, next: Properties): readonly string[] {
  const version = textAt(next, "engineVersion");
  const early =
    version !== undefined && textAt(next, "engine") !== "valkey" && lower(version, "7.0.5");
  return when(
    early && yes(old, "transitEncryptionEnabled") !== yes(next, "transitEncryptionEnabled"),
    "transitEncryptionEnabled",
  );
}

export const AT_REST = "encryptAtRest.enabled";
export const STANDBY = "clusterConfig.multiAzWithStandbyEnabled";
const ZONE_COUNT = "clusterConfig.zoneAwarenessConfig.availabilityZoneCount";

export function domainSwitches(old: Properties, next: Properties): readonly string[] {
  const off = [AT_REST, "advancedSecurityOptions.enabled", "nodeToNodeEncryption.enabled"];
  return [
    ...off.filter((path) => yes(old, path) && !yes(next, path)),
    ...when(
      yes(old, AT_REST) && yes(next, AT_REST) && changed(old, next, "encryptAtRest.kmsKeyId"),
      "encryptAtRest.kmsKeyId",
    ),
    ...when(has(old, "vpcOptions") !== has(next, "vpcOptions"), "vpcOptions"),
    ...when(versionFalls(old, next, "engineVersion"), "engineVersion"),
  ];
}

/** Standby needs three zones and nodes in multiples of three, in place before it is switched on. */
export function standby(old: Properties, next: Properties): readonly string[] {
  if (yes(old, STANDBY) || !yes(next, STANDBY)) return [];
  const ready =
    count(old, ZONE_COUNT) === 3 &&
    count(old, "clusterConfig.instanceCount") % 3 === 0 &&
    !changed(old, next, ZONE_COUNT) &&
    !changed(old, next, "clusterConfig.instanceCount");
  return when(!ready, STANDBY);
}

export function clusterType(old: Properties, next: Properties): readonly string[] {
  const from = textAt(old, "clusterType");
  const to = textAt(next, "clusterType");
  const up = from === "REPLICASET" || (from === "SHARDED" && to === "GEOSHARDED");
  return when(from !== to && !up, "clusterType");
}

export function fewer(old: Properties, next: Properties, path: string): boolean {
  const after = setAt(next, path);
  return setAt(old, path).some((item) => !after.includes(item));
}

export function namespaces(old: Properties, next: Properties): readonly string[] {
  const key = (value: Value) =>
    isRecord(value) ? `${textAt(value, "db") ?? ""}.${textAt(value, "collection") ?? ""}` : "";
  const after = new Map(valuesAt(next, "managedNamespaces").map((value) => [key(value), value]));
  const modified = valuesAt(old, "managedNamespaces").some((value) => {
    const same = after.get(key(value));
    return same !== undefined && changed({ entry: value }, { entry: same }, "entry");
  });
  return when(modified, "managedNamespaces");
}
