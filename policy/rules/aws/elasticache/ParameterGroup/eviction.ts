import { mapping, resourceRule } from "../../../../rule";
import { PARAMETER_GROUP, parameterOf, skipMemcachedFamily } from "../parameters";

const POLICIES = [
  "allkeys-lfu",
  "allkeys-lru",
  "volatile-lfu",
  "volatile-lru",
  "volatile-ttl",
] as const;
const OTHERS = ["noeviction", "allkeys-random", "volatile-random"] as const;

export const eviction = resourceRule({
  id: "aws-elasticache-parameter-group-eviction",
  title: "A cell's cache says what it gives up when it is full",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "availability")],
  why: "A full cache that gives up nothing refuses every write, log-ins included.",
  fix: "Set maxmemory-policy: allkeys-lfu where the database has it all, volatile-ttl for sessions.",
  types: [PARAMETER_GROUP],
  properties: ["parameters"],
  check: (it) => {
    skipMemcachedFamily(it);
    const entry = parameterOf(it, "maxmemory-policy");
    if (entry === undefined) it.fail("parameters", "has no maxmemory-policy; it must have one");
    else entry.mustBeOneOf("value", POLICIES, { shown: OTHERS });
  },
});
