import type { Place } from "../../../rule";

/** Properties that say how Route 53 chooses among records of one name. */
const POLICIES = [
  "cidrRoutingPolicy",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
] as const;
export type RoutingPolicy = (typeof POLICIES)[number];

/** How a record is chosen; undefined for a record that is alone under its name. */
export function routingOf(record: Place): RoutingPolicy | undefined {
  return POLICIES.find((policy) =>
    policy === "multivalueAnswerRoutingPolicy" ? record.flag(policy) === true : record.has(policy),
  );
}

/** A record's name without the last dot, in lower case. */
export function nameOf(record: Place): string {
  return (record.text("name") ?? "").toLowerCase().replace(/\.$/, "");
}
