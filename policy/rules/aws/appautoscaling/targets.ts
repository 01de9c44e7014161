import type { Place, StackSubject } from "../../../rule";

export const TARGET = "aws:appautoscaling/target:Target";
export const POLICY = "aws:appautoscaling/policy:Policy";

const IDENTITY = ["resourceId", "scalableDimension", "serviceNamespace"] as const;

function isKnown(place: Place): boolean {
  return IDENTITY.every((key) => !place.isUnknown(key));
}

/**
 * Whether a policy or a scheduled action is about a target: by the target's identity, or made of it.
 * `maybe`: it cannot be told yet.
 */
export function isAbout<V>(
  other: StackSubject<V>,
  target: StackSubject<V>,
): "yes" | "no" | "maybe" {
  if (other.dependsOn(target)) return "yes";
  if (!isKnown(other) || !isKnown(target)) return "maybe";
  return IDENTITY.every((key) => other.text(key) === target.text(key)) ? "yes" : "no";
}
