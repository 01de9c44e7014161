import { mapping, resourceRule } from "../../../../rule";
import { mustPublish } from "../logs";
import { DOMAINS } from "../types";

export const slowLogs = resourceRule({
  id: "aws-opensearch-domain-slow-logs",
  title: "A domain publishes its slow searches and writes",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "logs")],
  why: "When friends cannot be found fast enough, nothing tells which search holds the nodes up.",
  fix: "Add INDEX_SLOW_LOGS and SEARCH_SLOW_LOGS to logPublishingOptions; thresholds are settings of the indices.",
  types: DOMAINS,
  properties: ["logPublishingOptions"],
  check: (it) => {
    mustPublish(it, ["INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"]);
  },
});
