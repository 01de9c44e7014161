import { mapping, resourceRule } from "../../../../rule";
import { JOB } from "../types";

/** Least versions: what AWS still supports, and what the platform's jobs are written for. */
const LEAST = { elsewhere: 3, fleet: 4 } as const;

export const glueVersion = resourceRule({
  id: "aws-glue-job-glue-version",
  title: "A job runs on a version of Glue that is supported",
  severity: "medium",
  frameworks: [mapping("fsbp", "Glue.4")],
  why: "Spark and Python of older versions get no more fixes.",
  fix: "Set glueVersion to 5.0; test the job first, since Spark changes with it.",
  types: [JOB],
  properties: ["glueVersion"],
  check: (it) => {
    const command = it.text("command.name") ?? "glueetl";
    if (command === "pythonshell") it.notApplicable("a Python shell runs no Spark");
    const inFleet = it.context.fleet !== undefined;
    it.mustBeAtLeast("glueVersion", inFleet ? LEAST.fleet : LEAST.elsewhere, {
      absent: inFleet ? "fails" : "passes",
    });
  },
});
