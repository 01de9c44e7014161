import { mapping, resourceRule } from "../../../../rule";
import { SERVERLESS } from "../types";

export const usageLimits = resourceRule({
  id: "aws-elasticache-serverless-cache-usage-limits",
  title: "A serverless cache has a ceiling",
  severity: "low",
  frameworks: [mapping("worldcell", "A7")],
  why: "It grows with whatever is written and asked, and so does the bill of a mistake.",
  fix: "Set cacheUsageLimits with a maximum of dataStorage and of ecpuPerSeconds.",
  fromPhase: "launch",
  types: [SERVERLESS],
  properties: [],
  check: (it) => {
    it.mustExist("cacheUsageLimits");
    const limits = it.at("cacheUsageLimits");
    limits?.mustExist("dataStorage.maximum");
    for (const rate of limits?.list("ecpuPerSeconds") ?? []) rate.mustExist("maximum");
  },
});
