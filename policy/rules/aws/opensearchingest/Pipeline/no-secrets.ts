import { mapping, resourceRule } from "../../../../rule";
import { holdsSecret, isSecret } from "../../../secrets";
import { settingsOf } from "./configuration";

export const pipelineNoSecrets = resourceRule({
  id: "aws-opensearchingest-pipeline-no-secrets",
  title: "An ingestion pipeline's configuration holds no secret",
  severity: "critical",
  frameworks: [mapping("worldcell", "search")],
  why: "Everybody who may look at the pipeline reads it.",
  fix: "Refer to Secrets Manager with ${{aws_secrets:...}}; change the secret that stood here.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: ["pipelineConfigurationBody"],
  check: (it) => {
    const body = it.text("pipelineConfigurationBody") ?? "";
    const found = settingsOf(body).some(({ key, value }) => isSecret(key, value));
    if (found || holdsSecret(body))
      it.fail(
        "pipelineConfigurationBody",
        "looks as if it held a secret; it must name where the secret is kept",
      );
  },
});
