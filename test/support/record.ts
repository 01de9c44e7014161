import * as aws from "@pulumi/aws/provider";
import * as mongodbatlas from "@pulumi/mongodbatlas/provider";
import type * as pulumi from "@pulumi/pulumi";
import { formatFinding } from "../../infra/errors";
import { synthesiser } from "../../infra/planner/outputs/synthesise";
import { recordStack } from "../../infra/planner/record/record";
import type { PlannedResource, Properties, RecordedStack } from "../../infra/planner/record/types";

/** Account of every recorded test stack. */
export const TEST_ACCOUNT = "111122223333";

export interface TestStack {
  /** Region of the aws provider. @default "eu-west-1" */
  readonly region?: string;
  /** @default "test.stack" */
  readonly stack?: string;
  /** A pass with unknowns. @default false */
  readonly preview?: boolean;
  /** Answers of provider functions by token. */
  readonly invokes?: Readonly<Record<string, (args: Properties) => Properties>>;
  /** Milliseconds after which a silent program is taken to stand still. */
  readonly stallMs?: number;
  /** Findings are returned, not thrown. @default false */
  readonly allowFindings?: boolean;
}

export interface Recorded<T> extends RecordedStack {
  /** What `build` returned. */
  readonly result: T;
}

/**
 * Builds components in a stack of their own, with explicit providers, and returns every registration.
 * @throws when the stack has findings, unless they are allowed.
 */
export async function record<T>(
  build: (
    opts: pulumi.ComponentResourceOptions,
    providers: { aws: aws.Provider; mongodbatlas: mongodbatlas.Provider },
  ) => T | Promise<T>,
  options: TestStack = {},
): Promise<Recorded<T>> {
  const stack = options.stack ?? "test.stack";
  const box: { result?: T } = {};
  const recorded = await recordStack(
    async () => {
      const providers = {
        aws: new aws.Provider("aws", {
          region: options.region ?? "eu-west-1",
        }),
        mongodbatlas: new mongodbatlas.Provider("mongodbatlas", {}),
      };
      box.result = await build({ providers }, providers);
      return {};
    },
    {
      project: "worldcell",
      stack,
      config: {},
      references: new Map(),
      synthesise: synthesiser({ account: TEST_ACCOUNT, partitionOf: () => "aws" }),
      invoke: (token, args) => {
        const answer = options.invokes?.[token];
        if (answer === undefined) throw new Error(`no answer for ${token}`);
        return answer(args);
      },
      preview: options.preview ?? false,
      ...(options.stallMs === undefined ? {} : { stallMs: options.stallMs }),
    },
  );
  if (recorded.findings.length > 0 && options.allowFindings !== true) {
    throw new Error(recorded.findings.map(formatFinding).join("\n"));
  }
  return {
    ...recorded,
    result: box.result as T,
    // Stays live: a registration after the program's end is found later.
    get findings() {
      return recorded.findings;
    },
  };
}

/** Every resource of a type, in deployment order. */
export function all(recorded: Pick<RecordedStack, "resources">, type: string): PlannedResource[] {
  return recorded.resources.filter((resource) => resource.type === type);
}

/** The one resource of a type, or of a type and name. @throws when there is none or more than one. */
export function one(
  recorded: Pick<RecordedStack, "resources">,
  type: string,
  name?: string,
): PlannedResource {
  const found = all(recorded, type).filter(
    (resource) => name === undefined || resource.name === name,
  );
  const [only] = found;
  if (found.length !== 1 || only === undefined) {
    throw new Error(
      `${String(found.length)} resources of type ${type}${name === undefined ? "" : ` named ${name}`}`,
    );
  }
  return only;
}
