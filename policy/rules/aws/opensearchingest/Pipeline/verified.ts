import { mapping, resourceRule } from "../../../../rule";
import { settingsOf } from "./configuration";

/** Settings that switch off what makes a connection trustworthy. */
const WEAK: Readonly<Record<string, string>> = {
  insecure: "true",
  insecure_disable_verification: "true",
  disable_authentication: "true",
  ssl: "false",
  ssl_verification_mode: "none",
};

export const pipelineVerified = resourceRule({
  id: "aws-opensearchingest-pipeline-verified",
  title: "An ingestion pipeline knows whom it talks to",
  severity: "high",
  frameworks: [mapping("worldcell", "search")],
  why: "Whoever stands between takes the documents, or puts in others.",
  fix: "Remove insecure, disable_authentication and the like from the configuration.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: ["pipelineConfigurationBody"],
  check: (it) => {
    for (const { key, value } of settingsOf(it.text("pipelineConfigurationBody") ?? ""))
      if (WEAK[key] === value.toLowerCase())
        it.fail("pipelineConfigurationBody", `sets ${key} to ${WEAK[key] ?? ""}; it must not`);
  },
});
