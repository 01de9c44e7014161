import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { JOB } from "../types";

export const jobLimits = resourceRule({
  id: "aws-glue-job-limits",
  title: "A job has a ceiling of time, workers and attempts",
  severity: "low",
  frameworks: [mapping("worldcell", "A7")],
  why: "A job that hangs is billed for two days by default, by worker and minute.",
  fix: "Set timeout in minutes, numberOfWorkers and maxRetries to what the job needs.",
  types: [JOB],
  properties: [],
  settings: {
    minutes: z.int().min(1).default(480).describe("Most minutes of a run"),
    workers: z.int().min(1).default(50).describe("Most workers"),
    retries: z.int().min(0).default(3).describe("Most attempts after the first"),
  },
  check: (it) => {
    const { minutes, workers, retries } = it.settings;
    if (it.text("command.name") !== "gluestreaming") {
      it.mustExist("timeout");
      it.mustBeAtMost("timeout", minutes);
    }
    it.mustBeAtMost("numberOfWorkers", workers);
    it.mustBeAtMost("maxRetries", retries);
  },
});
