import { mapping, resourceRule, UNKNOWN } from "../../../../rule";
import { settingOf } from "../settings";
import { SERVERLESS, TASK } from "../types";

export const taskLogging = resourceRule({
  id: "aws-dms-replication-task-logging",
  title: "A replication writes a log",
  severity: "medium",
  frameworks: [mapping("fsbp", "DMS.7"), mapping("fsbp", "DMS.8")],
  why: "Rows that were skipped or refused are named nowhere else.",
  fix: "Set Logging.EnableLogging to true in the settings.",
  types: [TASK, SERVERLESS],
  properties: ["replicationTaskSettings", "replicationSettings"],
  check: (it) => {
    const path = it.type === TASK ? "replicationTaskSettings" : "replicationSettings";
    const enabled = settingOf(it.document(path), ["Logging", "EnableLogging"]);
    if (enabled === UNKNOWN) it.undecided(path);
    if (enabled !== true && enabled !== "true")
      it.fail(path, "does not switch logging on; Logging.EnableLogging must be true");
  },
});
