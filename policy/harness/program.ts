import * as pulumi from "@pulumi/pulumi";
import { formatFinding } from "../../infra/errors";
import { isSynthesised, synthesiser } from "../../infra/planner/outputs/synthesise";
import type { SynthesisRequest, Synthesised } from "../../infra/planner/record/monitor";
import { recordStack } from "../../infra/planner/record/record";
import type { Properties } from "../../infra/planner/record/types";
import { answerCommonInvoke } from "./invokes";
import type { HarnessStack } from "./stack";

/** Where a snippet runs. */
export interface ProgramOptions {
  /** A pass with unknown values, as at a first preview. @default false */
  readonly preview?: boolean;
  /** @default "example" */
  readonly stack?: string;
  /** @default "example" */
  readonly project?: string;
  /** Account of made-up ARNs. @default "111122223333" */
  readonly account?: string;
  /** Region of resources without one of their own and without an explicit provider. @default "eu-west-1" */
  readonly region?: string;
  /** Answers of provider functions by token, beside the common ones. */
  readonly invokes?: Readonly<Record<string, (args: Properties) => Properties>>;
}

/**
 * Runs a program that creates resources, without an engine or a cloud, and records them for the runners.
 * Ids and ARNs are made up; provider functions that only look around (`getRegion`, `getCallerIdentity`,
 * `getPolicyDocument` and a few more) are answered.
 *
 * @throws with all findings when the program throws, or asks for a function that has no answer.
 */
export async function recordProgram(
  program: () => unknown,
  options: ProgramOptions = {},
): Promise<HarnessStack> {
  const { account = "111122223333", region = "eu-west-1", stack = "example" } = options;
  const planned = synthesiser({ account, partitionOf: () => "aws" });
  const recorded = await recordStack(
    async () => {
      await program();
      return {};
    },
    {
      project: options.project ?? "example",
      stack,
      config: {},
      references: new Map(),
      preview: options.preview ?? false,
      synthesise: (request) =>
        isSynthesised(request.type)
          ? planned(request)
          : madeUp(request, planned(request), { account, region }),
      invoke: (token, args) => {
        const answer = options.invokes?.[token];
        return answer === undefined
          ? answerCommonInvoke(token, args, { account, region })
          : answer(args);
      },
    },
  );
  if (recorded.findings.length > 0)
    throw new Error(recorded.findings.map(formatFinding).join("\n"));
  return { stack, resources: recorded.resources };
}

/** Outputs of a type that the planner has no row for: an ARN of the right service, and the names. */
function madeUp(
  { type, name: logical, inputs }: SynthesisRequest,
  { id, outputs }: Synthesised,
  { account, region }: { readonly account: string; readonly region: string },
): Synthesised {
  const [provider, module = ""] = type.split(":");
  if (provider !== "aws") return { id, outputs };
  const [service = ""] = module.split("/");
  // A physical name is the input's, where there is one.
  const name = typeof inputs.name === "string" ? inputs.name : logical;
  return {
    id,
    outputs: {
      arn: `arn:aws:${service}:${region}:${account}:${name}`,
      name,
      ...(service === "sqs"
        ? { url: `https://sqs.${region}.amazonaws.com/${account}/${name}` }
        : {}),
      ...outputs,
    },
  };
}

/** A resource of any type by its token: one that its package calls deprecated, or does not have. */
export class AnyResource extends pulumi.CustomResource {
  constructor(
    type: string,
    name: string,
    inputs: pulumi.Inputs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    super(type, name, inputs, opts);
  }
}

/** A resource of no provider whose one output is never known at preview. */
class Pending extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<unknown>;

  constructor(name: string) {
    super("example:index/pending:Pending", name, { value: undefined });
  }
}

let count = 0;

/** An output that is not known at preview, like the ARN of a resource that does not exist yet. */
export function pending<T>(): pulumi.Output<T> {
  return new Pending(`pending-${String(count++)}`).value as pulumi.Output<T>;
}
