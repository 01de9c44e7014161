import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { PARAMETER_GROUP, parameterOf, skipMemcachedFamily } from "../parameters";

export const reservedMemory = resourceRule({
  id: "aws-elasticache-parameter-group-reserved-memory",
  title: "A cache keeps memory free for snapshots and failover",
  severity: "medium",
  frameworks: [mapping("worldcell", "recovery")],
  why: "A full cache that starts a snapshot or a new replica swaps, and then fails itself.",
  fix: "Leave reserved-memory-percent at 25, which is also the default.",
  fromPhase: "launch",
  types: [PARAMETER_GROUP],
  properties: [],
  settings: {
    percent: z.int().min(0).max(100).default(25).describe("Least percentage that is kept free"),
  },
  check: (it) => {
    skipMemcachedFamily(it);
    const entry =
      parameterOf(it, "reserved-memory-percent") ?? it.notApplicable("leaves it at the default");
    entry.mustBeAtLeast("value", it.settings.percent);
  },
});
