import type { Place, Subject } from "../../../rule";

export const PARAMETER_GROUP = "aws:elasticache/parameterGroup:ParameterGroup";

/** Ends the rule for parameter groups of Memcached. */
export function skipMemcachedFamily<V>(it: Subject<V>): void {
  if (it.text("family")?.startsWith("memcached") === true)
    it.notApplicable("Memcached has nothing of the kind");
}

/**
 * The entry of a parameter; nothing where the group leaves it at its default.
 * @throws Undecided when one that is not known yet might be it.
 */
export function parameterOf<V>(it: Subject<V>, name: string): Place | undefined {
  const entries = it.list("parameters");
  const named = entries.filter((entry) => !entry.isUnknown("name"));
  const found = named.find((entry) => entry.text("name") === name);
  if (found === undefined && named.length < it.count("parameters")) it.undecided("parameters");
  return found;
}
