import type { Rule } from "../../../rule/rule";
import { pipelineCustomerKeyAdvised } from "./Pipeline/customer-key-advised";
import { pipelineCustomerKey } from "./Pipeline/customer-key";
import { pipelineInVpcAdvised } from "./Pipeline/in-vpc-advised";
import { pipelineInVpc } from "./Pipeline/in-vpc";
import { pipelineLogged } from "./Pipeline/logged";
import { pipelineNoSecrets } from "./Pipeline/no-secrets";
import { pipelineUnits } from "./Pipeline/units";
import { pipelineVerified } from "./Pipeline/verified";

/** Rules about ingestion pipelines. */
export const OPENSEARCHINGEST_RULES: readonly Rule[] = [
  pipelineCustomerKeyAdvised,
  pipelineCustomerKey,
  pipelineInVpcAdvised,
  pipelineInVpc,
  pipelineLogged,
  pipelineNoSecrets,
  pipelineUnits,
  pipelineVerified,
];
