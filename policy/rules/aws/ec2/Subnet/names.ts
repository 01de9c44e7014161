import type { Subject } from "../../../../rule";

const PUBLIC = /public|dmz|ingress|bastion|edge|(?:^|[^a-z])(?:web|nat|[aen]?lb)(?:[^a-z]|$)/i;
const PRIVATE = /private|isolated|internal|intra|database|(?:^|[^a-z])(?:data|db|app)(?:[^a-z]|$)/i;

/** What a subnet is called, by the program and by its tags. */
function namesOf<V>(it: Subject<V>): string[] {
  const tags = [...it.tags].map(([key, found]) =>
    found.state === "known" && typeof found.value === "string" ? `${key} ${found.value}` : key,
  );
  return [it.name, ...tags];
}

/** True for a subnet that is called public, or whose tags say that load balancers of the internet go there. */
export function isCalledPublic<V>(it: Subject<V>): boolean {
  return namesOf(it).some((name) => PUBLIC.test(name) && !name.includes("internal-elb"));
}

/** True for a subnet whose name says that it is none of the internet's. */
export function isCalledPrivate<V>(it: Subject<V>): boolean {
  return namesOf(it).some((name) => PRIVATE.test(name)) && !/public/i.test(it.name);
}

/** True when some tag is not known yet, so that a name may hide in it. */
export function hasUnknownNames<V>(it: Subject<V>): boolean {
  return it.isUnknown("tags") || [...it.tags.values()].some(({ state }) => state === "unknown");
}
