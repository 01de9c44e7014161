import type { Place } from "../../../rule";

/** Aliases of keys that AWS makes and manages, alone or in an ARN. */
const MANAGED_ALIAS = /(^|:)alias\/aws\//;

/** A key of the account's own must stand at a path; one that is not known yet is taken for one. */
export function mustBeCustomerKey(place: Place, path: string): void {
  if (place.isUnknown(path)) return;
  place.mustExist(path);
  if (MANAGED_ALIAS.test(place.text(path) ?? ""))
    place.fail(path, "is a key that AWS manages; it must be one of your own");
}
