import type { Rule } from "../rule/rule";
import { AWS_PROVIDER_RULES } from "./aws/Provider";
import { ACM_RULES } from "./aws/acm";
import { APPAUTOSCALING_RULES } from "./aws/appautoscaling";
import { ATHENA_RULES } from "./aws/athena";
import { CLOUDWATCH_RULES } from "./aws/cloudwatch";
import { DMS_RULES } from "./aws/dms";
import { DOCUMENT_RULES } from "./aws/documents";
import { EC2_RULES } from "./aws/ec2";
import { ECR_RULES } from "./aws/ecr";
import { EKS_RULES } from "./aws/eks";
import { ELASTICACHE_RULES } from "./aws/elasticache";
import { GLUE_RULES } from "./aws/glue";
import { IAM_RULES } from "./aws/iam";
import { KINESIS_RULES } from "./aws/kinesis";
import { KMS_RULES } from "./aws/kms";
import { LAMBDA_RULES } from "./aws/lambda";
import { LB_RULES } from "./aws/lb";
import { OPENSEARCH_RULES } from "./aws/opensearch";
import { OPENSEARCHINGEST_RULES } from "./aws/opensearchingest";
import { ROUTE53_RULES } from "./aws/route53";
import { S3_RULES } from "./aws/s3";
import { SECRETSMANAGER_RULES } from "./aws/secretsmanager";
import { SFN_RULES } from "./aws/sfn";
import { SNS_RULES } from "./aws/sns";
import { SQS_RULES } from "./aws/sqs";
import { SSM_RULES } from "./aws/ssm";
import { WAFV2_RULES } from "./aws/wafv2";
import { FLEET_RULES } from "./fleet";
import { ignoreChanges } from "./fleet/ignore-changes";
import { KUBERNETES_RULES } from "./kubernetes";
import { MONGODBATLAS_RULES } from "./mongodbatlas";

/** Every rule of the pack but the one about `ignoreChanges`. */
const GUARDS: readonly Rule[] = [
  ...AWS_PROVIDER_RULES,
  ...IAM_RULES,
  ...DOCUMENT_RULES,
  ...ELASTICACHE_RULES,
  ...OPENSEARCH_RULES,
  ...S3_RULES,
  ...GLUE_RULES,
  ...ATHENA_RULES,
  ...KMS_RULES,
  ...SECRETSMANAGER_RULES,
  ...SSM_RULES,
  ...KINESIS_RULES,
  ...DMS_RULES,
  ...LAMBDA_RULES,
  ...SQS_RULES,
  ...SNS_RULES,
  ...SFN_RULES,
  ...EC2_RULES,
  ...LB_RULES,
  ...WAFV2_RULES,
  ...EKS_RULES,
  ...ROUTE53_RULES,
  ...CLOUDWATCH_RULES,
  ...ACM_RULES,
  ...ECR_RULES,
  ...APPAUTOSCALING_RULES,
  ...OPENSEARCHINGEST_RULES,
  ...MONGODBATLAS_RULES,
  ...KUBERNETES_RULES,
  ...FLEET_RULES,
];

/** Every rule of the pack. */
export const RULES: readonly Rule[] = [...GUARDS, ignoreChanges(GUARDS)];
