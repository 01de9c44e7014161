import { providerUrn } from "../record/urn";
import { createHash } from "node:crypto";
import type { SynthesisRequest, Synthesised } from "../record/monitor";
import type { Properties } from "../record/types";
import { unwrap } from "../record/wire";
import { ACM } from "./acm";
import { ATHENA } from "./athena";
import { ATLAS } from "./atlas";
import { APPAUTOSCALING } from "./autoscaling";
import { CLOUDWATCH } from "./cloudwatch";
import { EC2 } from "./ec2";
import { ECR } from "./ecr";
import { ELASTICACHE } from "./elasticache";
import { GLUE } from "./glue";
import { IAM } from "./iam";
import { KMS } from "./kms";
import { LAMBDA } from "./lambda";
import { LB } from "./lb";
import { OPENSEARCH } from "./opensearch";
import { ROUTE53 } from "./route53";
import { S3 } from "./s3";
import { SNS } from "./sns";
import { SQS } from "./sqs";
import type { Subject, Synthesis } from "./subject";
import { WAFV2 } from "./wafv2";

const TABLE: Readonly<Record<string, Synthesis>> = {
  ...ACM,
  ...APPAUTOSCALING,
  ...ATHENA,
  ...ATLAS,
  ...CLOUDWATCH,
  ...EC2,
  ...ECR,
  ...ELASTICACHE,
  ...GLUE,
  ...IAM,
  ...KMS,
  ...LAMBDA,
  ...LB,
  ...OPENSEARCH,
  ...ROUTE53,
  ...S3,
  ...SNS,
  ...SQS,
  ...WAFV2,
};

/** True when the planner can synthesise a type's outputs; of other types only the id is known. */
export function isSynthesised(type: string): boolean {
  return type in TABLE || type.startsWith("pulumi:");
}

function hexOf(seed: string, count: number): string {
  let text = "";
  for (let block = 0; text.length < count; block++) {
    text += createHash("sha256")
      .update(`${seed}#${String(block)}`)
      .digest("hex");
  }
  return text.slice(0, count);
}

function uuidOf(seed: string): string {
  return hexOf(seed, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Where and as whom a stack's resources are synthesised. */
export interface SynthesisContext {
  readonly account: string;
  /** Region by provider URN, filled as providers are registered. */
  readonly partitionOf: (region: string) => string;
}

/**
 * A function that answers every registration of one stack with ids and outputs that look like the service's own:
 * the right region and partition in ARNs, ids of the right form, the same for the same URN.
 */
export function synthesiser(context: SynthesisContext): (request: SynthesisRequest) => Synthesised {
  const providerRegions = new Map<string, string>();
  return ({ urn, type, name, inputs: raw, provider }) => {
    const inputs = unwrap(raw) as Properties;
    if (type.startsWith("pulumi:")) {
      if (typeof inputs.region === "string") providerRegions.set(urn, inputs.region);
      return {
        id: uuidOf(urn),
        outputs: {},
      };
    }
    const own = inputs.region;
    const region =
      typeof own === "string" && type.startsWith("aws:")
        ? own
        : (providerRegions.get(providerUrn(provider) ?? "") ?? "us-east-1");
    const partition = context.partitionOf(region);
    const subject: Subject = {
      type,
      name,
      inputs,
      region,
      account: context.account,
      partition,
      hex: (count) => hexOf(urn, count),
      uuid: () => uuidOf(urn),
      text: (key, otherwise) => {
        const value = inputs[key];
        return typeof value === "string" ? value : otherwise;
      },
      arn: (service, rest) => `arn:${partition}:${service}:${region}:${context.account}:${rest}`,
    };
    const made = TABLE[type]?.(subject) ?? { id: `${name}-${hexOf(urn, 7)}` };
    const regional = type.startsWith("aws:") && own === undefined ? { region } : {};
    return { id: made.id, outputs: { id: made.id, ...regional, ...made.outputs } };
  };
}
