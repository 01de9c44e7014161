import { mapping, resourceRule } from "../../../../rule";
import { JOB } from "../types";

const LOG = "--enable-continuous-cloudwatch-log";
const METRICS = "--enable-metrics";

export const jobLogs = resourceRule({
  id: "aws-glue-job-logs",
  title: "A job writes its log while it runs, and metrics",
  severity: "low",
  frameworks: [mapping("worldcell", "logs")],
  why: "A job that hangs at night shows nothing until it has ended.",
  fix: `Set ${LOG} to true and ${METRICS} in defaultArguments.`,
  types: [JOB],
  properties: [],
  check: (it) => {
    if (it.isUnknown("defaultArguments")) it.undecided("defaultArguments");
    const keys = it.keys("defaultArguments");
    for (const key of [LOG, METRICS])
      if (!keys.includes(key)) it.fail("defaultArguments", `has no ${key}; it should have it`);
    // Metrics are on as soon as the key is there, with whatever value.
    it.at("defaultArguments")?.mustBeTrue(LOG, { absent: "passes" });
  },
});
