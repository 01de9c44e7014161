import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";

/** What EC2 takes when nothing is said (EC2 API, CreateFlowLogs). */
const BY_DEFAULT = 600;

export const flowLogInterval = resourceRule({
  id: "aws-ec2-flow-log-interval",
  title: "A flow log is written soon",
  severity: "low",
  frameworks: [mapping("worldcell", "network")],
  fromPhase: "growth",
  why: "With ten minutes between lines, an alarm on traffic comes when the traffic is over.",
  fix: "Set maxAggregationInterval to 60; the log grows by that. It replaces the flow log.",
  types: ["aws:ec2/flowLog:FlowLog"],
  properties: [],
  settings: {
    seconds: z.int().min(60).default(60).describe("Longest time that a line of a flow log covers."),
  },
  check: (it) => {
    const { seconds } = it.settings;
    const absent = seconds < BY_DEFAULT ? "fails" : "passes";
    it.mustBeAtMost("maxAggregationInterval", seconds, { absent });
  },
});
