import type { Place, Subject } from "../../../rule";

/** Aliases of keys that AWS makes and manages, alone or in an ARN. */
const MANAGED_ALIAS = /(^|:)alias\/aws\//;

/** True for the alias of a key that AWS makes and manages. */
export function isManagedKey(key: string): boolean {
  return MANAGED_ALIAS.test(key);
}

/** A key of the account's own must stand at a path; one that is not known yet is taken for one. */
export function mustBeCustomerKey(place: Place, path: string): void {
  if (place.isUnknown(path)) return;
  place.mustExist(path);
  if (isManagedKey(place.text(path) ?? ""))
    place.fail(path, "is a key that AWS manages; it must be one of your own");
}

/** As `mustBeCustomerKey`, in a stack of a fleet. Elsewhere any encryption is enough. */
export function mustBeFleetKey<V>(it: Subject<V>, path: string): void {
  if (it.context.fleet !== undefined) mustBeCustomerKey(it, path);
}

/** Ways of encryption that are enough: those with a customer key, and outside of a fleet others too. */
export function enough<V>(
  it: Subject<V>,
  withCustomerKey: readonly string[],
  others: readonly string[],
): readonly string[] {
  return it.context.fleet === undefined ? [...withCustomerKey, ...others] : withCustomerKey;
}
