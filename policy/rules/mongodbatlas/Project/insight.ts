import { mapping, resourceRule } from "../../../rule";
import { PROJECT } from "../types";

const FLAGS = [
  "isCollectDatabaseSpecificsStatisticsEnabled",
  "isPerformanceAdvisorEnabled",
  "isRealtimePerformancePanelEnabled",
] as const;

export const insight = resourceRule({
  id: "mongodbatlas-project-insight",
  title: "A project collects what explains slow queries",
  severity: "low",
  frameworks: [mapping("worldcell", "MA-11")],
  why: "Without statistics and profiler an operator at 3am sees that it is slow, and not why.",
  fix: "Leave the flags at true, Atlas' default.",
  types: [PROJECT],
  properties: [],
  check: (it) => {
    for (const flag of FLAGS) it.mustBeTrue(flag, { absent: "passes" });
  },
});
