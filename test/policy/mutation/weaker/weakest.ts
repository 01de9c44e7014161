import type { Value } from "../../../../infra/planner/record/types";
import { isRecord } from "../../../../infra/planner/record/wire";
import { placeOf } from "../mutation";
import { nameOf, type Site } from "../sites";
import { weakFlag } from "./flags";
import { NUMBERS } from "./numbers";
import { ORDERS } from "./words";

/** A control that the plan sets to its weakest value on purpose. */
interface Weakest {
  /** `<module>/<type> <path>`, as a pattern of the whole text. */
  readonly place: RegExp;
  /** @default any value */
  readonly when?: (value: Value) => boolean;
  readonly reason: string;
}

const OPEN: readonly Value[] = ["0.0.0.0/0", "::/0"];

/** Controls at their weakest, with the reason. */
const DECLARED: readonly Weakest[] = [
  {
    place: /^advancedCluster encryptionAtRestProvider$/,
    when: (value) => value === "NONE",
    reason: "design: a customer key for Atlas is an option, and `prod` goes without",
  },
  {
    place: /^project withDefaultAlertsSettings$/,
    when: (value) => value === false,
    reason: "the fleet declares every alert itself",
  },
  {
    place: /^customDbRole actions\[\]\.resources\[\]\.collectionName$/,
    when: (value) => value === "",
    reason: "roles that read or index whole databases",
  },
  {
    place: /^lb\/targetGroup (healthCheck\.)?protocol$/,
    when: (value) => value === "HTTP",
    reason: "TLS ends at the load balancer",
  },
  {
    place: /^vpc\/securityGroup(In|E)gressRule cidrIpv[46]$/,
    when: (value) => OPEN.includes(value),
    reason: "the entry is public, and AWS services are reached by NAT",
  },
  {
    place: /^wafv2\/webAcl defaultAction$/,
    reason: "a game is open to everybody whom no rule blocks",
  },
  {
    place: /^s3\/bucketLifecycleConfiguration rules\[\]\.expiration$/,
    when: (value) => isRecord(value) && value.days === undefined,
    reason: "a rule that clears away markers of what is deleted already",
  },
  {
    place: /^lb\/targetGroup targetGroupHealth\..*Percentage$/,
    when: (value) => value === "off",
    reason: "the count beside it says the same",
  },
  {
    place:
      /^lb\/targetGroup targetGroupHealth\.unhealthyStateRouting(\.minimumHealthyTargetsCount)?$/,
    reason: "the least that the declaration allows",
  },
];

/**
 * Why no weaker value than the planned one exists; undefined where one does. A flag, a number or a word is
 * at its weakest by the tables of weaker values.
 */
export function weakest(site: Site): string | undefined {
  const { value } = site;
  if (value === undefined) return undefined;
  const place = placeOf(site);
  const declared = DECLARED.find(
    (entry) => entry.place.test(place) && (entry.when?.(value) ?? true),
  );
  if (declared !== undefined) return declared.reason;
  if (typeof value === "boolean")
    return weakFlag(nameOf(site)) === value ? "the weaker of a flag's two values" : undefined;
  const last = ORDERS.find((entry) => entry.place.test(place))?.order.at(-1) ?? [];
  if (typeof value === "string")
    return last.includes(value) ? "the last word of its order" : undefined;
  const bounds = NUMBERS.find((entry) => entry.place.test(place));
  if (typeof value !== "number" || bounds === undefined) return undefined;
  const weaker = bounds.to.some((to) => (bounds.weak === "lower" ? to < value : to > value));
  return weaker ? undefined : "at its published bound";
}
