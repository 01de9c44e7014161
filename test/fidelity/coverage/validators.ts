import { atlasApi } from "../atlas-api/validator";
import { awsModels } from "../aws-models/validator";
import { awsSchemaValidator } from "../aws-schema/validator";
import { cloudFormation } from "../cfn-lint/validator";
import { SAMPLES } from "../eventbridge/samples";
import { eventPatterns } from "../eventbridge/validator";
import { iamDocuments } from "../iam/validator";
import { KUBERNETES_VERSION, kubernetesObjects } from "../kubernetes/validator";
import type { Validator } from "../support/validator";

/**
 * Every validator that judges resources of the plan, in the order of the generated pages. A new one joins
 * the generated faults and both pages by a line here.
 */
export function validators(): readonly Validator[] {
  return [
    awsSchemaValidator(),
    awsModels,
    cloudFormation,
    iamDocuments,
    eventPatterns(SAMPLES),
    atlasApi,
    kubernetesObjects(KUBERNETES_VERSION),
  ];
}
