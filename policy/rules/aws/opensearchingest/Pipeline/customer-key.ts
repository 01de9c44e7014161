import { mapping, resourceRule } from "../../../../rule";
import { mustBeCustomerKey } from "../../ec2/keys";

export const pipelineCustomerKey = resourceRule({
  id: "aws-opensearchingest-pipeline-customer-key",
  title: "An ingestion pipeline encrypts with a customer key",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "A12")],
  why: "Its buffer holds what players wrote; AWS's own key cannot be taken away from anybody.",
  fix: "Set encryptionAtRestOptions.kmsKeyArn.",
  types: ["aws:opensearchingest/pipeline:Pipeline"],
  properties: ["encryptionAtRestOptions.kmsKeyArn"],
  check: (it) => {
    mustBeCustomerKey(it, "encryptionAtRestOptions.kmsKeyArn");
  },
});
