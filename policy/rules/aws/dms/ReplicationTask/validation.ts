import { mapping, resourceRule, UNKNOWN } from "../../../../rule";
import { settingOf } from "../settings";
import { SERVERLESS, TASK } from "../types";

export const taskValidation = resourceRule({
  id: "aws-dms-replication-task-validation",
  title: "A replication compares what it copied",
  severity: "low",
  frameworks: [mapping("worldcell", "migration")],
  why: "A row that was changed on the way is found by a player, after the way back is closed.",
  fix: "Set ValidationSettings.EnableValidation to true where both engines have it, or verify by other means.",
  types: [TASK, SERVERLESS],
  properties: [],
  check: (it) => {
    const path = it.type === TASK ? "replicationTaskSettings" : "replicationSettings";
    const enabled = settingOf(it.document(path), ["ValidationSettings", "EnableValidation"]);
    if (enabled === UNKNOWN) it.undecided(path);
    if (enabled !== true && enabled !== "true")
      it.fail(path, "does not validate; ValidationSettings.EnableValidation should be true");
  },
});
