import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS } from "../types";

export const autoTune = resourceRule({
  id: "aws-opensearch-domain-auto-tune",
  title: "A domain tunes itself",
  severity: "low",
  frameworks: [mapping("worldcell", "performance")],
  why: "Queues and caches stay at sizes that were chosen for other domains.",
  fix: "Set autoTuneOptions.desiredState: ENABLED, with useOffPeakWindow.",
  types: DOMAINS,
  properties: [],
  check: (it) => {
    if (/^t[23]\./.test(it.text("clusterConfig.instanceType") ?? ""))
      it.notApplicable("burstable nodes cannot tune themselves");
    it.mustBeOneOf("autoTuneOptions.desiredState", ["ENABLED"], {
      absent: "passes",
      shown: ["DISABLED"],
    });
  },
});
