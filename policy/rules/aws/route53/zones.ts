import type { StackSubject, Subject } from "../../../rule";

export const ZONE = "aws:route53/zone:Zone";
export const RECORD = "aws:route53/record:Record";
export const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";

/** Ends the rule for a zone that only its VPCs can ask. */
export function publicOnly<V>(it: Subject<V>): void {
  if (it.has("vpcs")) it.notApplicable("is a private zone");
}

/** The resources of a type that name a zone: by its id or its number, which are the same. */
export function besideZone(it: StackSubject, type: string, key: string): StackSubject[] {
  const zoneId = it.isUnknown("zoneId") ? undefined : it.text("zoneId");
  const byNumber = it
    .ofType(type)
    .filter((other) => !other.isUnknown(key) && zoneId !== undefined && other.text(key) === zoneId);
  return byNumber.length > 0 ? byNumber : it.namedBy([type], key);
}
