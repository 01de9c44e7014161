import { mapping, resourceRule } from "../../../../rule";
import { WORKGROUP } from "../types";

const FLAG = "configuration.publishCloudwatchMetricsEnabled";

export const workgroupMetrics = resourceRule({
  id: "aws-athena-workgroup-metrics",
  title: "A workgroup reports what its queries scan",
  severity: "medium",
  frameworks: [mapping("fsbp", "Athena.4")],
  why: "Nobody sees a client that reads the whole lake, until the bill comes.",
  fix: "Leave configuration.publishCloudwatchMetricsEnabled out, or set it to true.",
  types: [WORKGROUP],
  properties: [FLAG],
  check: (it) => {
    it.mustBeTrue(FLAG, { absent: it.context.fleet === undefined ? "passes" : "fails" });
  },
});
