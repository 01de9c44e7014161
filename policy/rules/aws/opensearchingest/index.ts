import type { Rule } from "../../../rule/rule";
import { pipelineCustomerKey } from "./Pipeline/customer-key";
import { pipelineInVpc } from "./Pipeline/in-vpc";
import { pipelineLogged } from "./Pipeline/logged";
import { pipelineNoSecrets } from "./Pipeline/no-secrets";
import { pipelineUnits } from "./Pipeline/units";
import { pipelineVerified } from "./Pipeline/verified";

/** Rules about ingestion pipelines. */
export const OPENSEARCHINGEST_RULES: readonly Rule[] = [
  pipelineCustomerKey,
  pipelineInVpc,
  pipelineLogged,
  pipelineNoSecrets,
  pipelineUnits,
  pipelineVerified,
];
