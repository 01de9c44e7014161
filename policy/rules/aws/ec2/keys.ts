import type { Place } from "../../../rule";

/** Keys that AWS makes and manages in an account, by alias or by the alias' ARN. */
const MANAGED = /(?:^|:)alias\/aws\//;

/** A key must be named, and it may not be one that AWS manages. A key that is not known yet is one. */
export function mustBeCustomerKey(place: Place, key: string): void {
  place.mustExist(key);
  if (place.isUnknown(key)) return;
  if (MANAGED.test(place.text(key) ?? ""))
    place.fail(key, "is a key that AWS manages; it must be a customer key");
}
