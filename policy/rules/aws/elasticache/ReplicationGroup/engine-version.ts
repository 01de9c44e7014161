import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { CLUSTER, GROUP, skipGroupNode, skipMemcached, skipSecondary } from "../types";

export const engineVersion = resourceRule({
  id: "aws-elasticache-replication-group-engine-version",
  title: "A cache runs an engine that knows users and TLS modes",
  severity: "medium",
  frameworks: [mapping("kics", "redis_not_compliant")],
  why: "Before version 6 there is one password for all, and the engine gets no more fixes.",
  fix: "Raise engineVersion; the update is made in place, with a short failover.",
  types: [GROUP, CLUSTER],
  // A version that is ignored is one that AWS raised: it never falls.
  properties: [],
  settings: {
    major: z.int().min(1).default(6).describe("Least major version of Redis and Valkey"),
  },
  check: (it) => {
    skipSecondary(it);
    skipGroupNode(it);
    skipMemcached(it);
    const [, major] = /^(\d+)/.exec(it.text("engineVersion") ?? "") ?? [];
    if (major !== undefined && Number(major) < it.settings.major)
      it.fail(
        "engineVersion",
        `is of major version ${major}; it must be at least ${String(it.settings.major)}`,
      );
  },
});
