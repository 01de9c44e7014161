import { mapping, resourceRule } from "../../../../rule";
import { GROUP } from "../types";

const LOGS = ["slow-log", "engine-log"] as const;

export const logs = resourceRule({
  id: "aws-elasticache-replication-group-logs",
  title: "A cache delivers its slow log and its engine log",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "logs")],
  why: "What the engine did before a failure, and which commands held it up, is kept nowhere else.",
  fix: "Name both logs in logDeliveryConfigurations, each with a destination.",
  types: [GROUP],
  properties: ["logDeliveryConfigurations"],
  check: (it) => {
    const configurations = it.list("logDeliveryConfigurations");
    const unknown = configurations.some((log) => log.isUnknown("logType"));
    for (const type of LOGS) {
      const log = configurations.find(
        (entry) => !entry.isUnknown("logType") && entry.text("logType") === type,
      );
      if (log !== undefined) log.mustExist("destination");
      else if (unknown || configurations.length < it.count("logDeliveryConfigurations"))
        it.part(() => it.undecided("logDeliveryConfigurations"));
      else it.fail("logDeliveryConfigurations", `has no ${type}; it must have one`);
    }
  },
});
