import { z } from "zod";
import { mapping, resourceRule } from "../../../../rule";
import { DOMAINS, ELASTICSEARCH } from "../types";

export const domainEngine = resourceRule({
  id: "aws-opensearch-domain-engine-version",
  title: "A domain runs an engine that is supported for years",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "supported-versions")],
  why: "An engine out of support gets no fixes, and costs more by the hour.",
  fix: "Set engineVersion to OpenSearch_2.19 or later. Upgrades go in place, one major version at a time, and never back.",
  types: DOMAINS,
  properties: ["engineVersion"],
  settings: { major: z.int().min(1).default(2).describe("Least major version of OpenSearch") },
  check: (it) => {
    const { major } = it.settings;
    if (it.type === ELASTICSEARCH) {
      it.fail("elasticsearchVersion", `is of Elasticsearch; it must be OpenSearch`);
      return;
    }
    const version = it.text("engineVersion");
    if (version === undefined) return;
    const [, own] = /^OpenSearch_(\d+)\./.exec(version) ?? [];
    if (own === undefined)
      it.fail(
        "engineVersion",
        `is of another engine; it must be OpenSearch_${String(major)} or later`,
      );
    else if (Number(own) < major)
      it.fail(
        "engineVersion",
        `is of major version ${own}; it must be OpenSearch_${String(major)} or later`,
      );
  },
});
