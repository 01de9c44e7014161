import { CONTRACT_OUTPUT, contractFindings, hasContract } from "../contracts/contract";
import type { StackSpec } from "../contracts/stacks";
import { fleetStacks, nameableRegions } from "../contracts/stacks";
import type { Finding } from "../errors";
import type { Fleet } from "../fleet/fleet";
import { PROJECT } from "../naming";
import { awsRegion } from "../regions/aws";
import { checkStack } from "./checks/check";
import { appliedFindings } from "./checks/unknowns";
import { answerInvoke, type Live } from "./outputs/invoke";
import { synthesiser } from "./outputs/synthesise";
import type { Program, RecordOptions } from "./record/record";
import { recordStack } from "./record/record";
import type { Properties, RecordedStack } from "./record/types";
import { isRecord, unwrap } from "./record/wire";

/** Organisation of stack references with a backend of one's own. */
export const ORGANIZATION = "organization";

/** What to plan. */
export interface PlanRequest {
  readonly fleet: Fleet;
  /** The program of every stack; it reads its role from the stack's configuration, as under the engine. */
  readonly program: Program;
  /** Stacks to plan; those that they read must have been planned or stand in `contracts`. @default all */
  readonly only?: ReadonlySet<string>;
  /** Contracts of stacks that are deployed already. @default none */
  readonly contracts?: ReadonlyMap<string, Properties>;
  /** Contracts that provider functions are answered from. @default those planned or deployed so far */
  readonly answers?: ReadonlyMap<string, Properties>;
  /** `worldcell:confirmRemoval` by stack. @default none */
  readonly confirmRemoval?: ReadonlyMap<string, string>;
  /** What Atlas would answer about the live cluster. @default no cluster yet */
  readonly live?: Live;
  /** A second pass with unknowns, which finds resources created in `apply`. @default false */
  readonly strict?: boolean;
  /** Told of registrations after a program's end. */
  readonly onLate?: (finding: Finding) => void;
  /** See {@link RecordOptions.stallMs}. */
  readonly stallMs?: number;
}

/** One stack of the plan. */
export interface PlannedStack {
  readonly spec: StackSpec;
  readonly recorded: RecordedStack;
  /** Errors of the program, of the checks and of the contract. */
  readonly findings: readonly Finding[];
  /** What the stack tells others; absent when its program failed. */
  readonly contract?: Properties;
}

/** Configuration of a stack as its stack file has it. */
export function stackConfig(
  spec: StackSpec,
  environment: string,
  confirmRemoval?: string,
): Record<string, string> {
  return {
    [`${PROJECT}:environment`]: environment,
    [`${PROJECT}:role`]: spec.role,
    ...(spec.fleetRegion === undefined ? {} : { [`${PROJECT}:region`]: spec.fleetRegion }),
    ...(confirmRemoval === undefined ? {} : { [`${PROJECT}:confirmRemoval`]: confirmRemoval }),
  };
}

/**
 * Plans the fleet's stacks in order, one after the other, each contract feeding the next.
 * A stack is yielded as soon as it is planned, so that its records can be dropped.
 */
export async function* planStacks(request: PlanRequest): AsyncGenerator<PlannedStack> {
  const { fleet } = request;
  const contracts = new Map(request.contracts ?? []);
  for (const spec of fleetStacks(fleet)) {
    if (request.only !== undefined && !request.only.has(spec.stack)) continue;
    const missing = spec.reads.filter((stack) => !contracts.has(stack));
    if (missing.length > 0) {
      yield skipped(spec, missing);
      continue;
    }
    const references = new Map(
      spec.reads.map((stack) => [
        `${ORGANIZATION}/${PROJECT}/${stack}`,
        { [CONTRACT_OUTPUT]: contracts.get(stack) ?? {} },
      ]),
    );
    const options = (preview: boolean): RecordOptions => ({
      project: PROJECT,
      stack: spec.stack,
      config: stackConfig(spec, fleet.environment, request.confirmRemoval?.get(spec.stack)),
      preview,
      references,
      synthesise: synthesiser({
        account: fleet.account,
        partitionOf: (region) => awsRegion(region).partition,
      }),
      invoke: (token, args) =>
        answerInvoke(token, args, { contracts: request.answers ?? contracts, live: request.live }),
      ...(request.onLate === undefined ? {} : { onLate: request.onLate }),
      ...(request.stallMs === undefined ? {} : { stallMs: request.stallMs }),
    });
    const recorded = await recordStack(request.program, options(false));
    const failed = recorded.findings.length > 0;
    const findings = [
      ...recorded.findings,
      ...checkStack(recorded, { spec, nameableRegions: nameableRegions(fleet, spec) }),
    ];
    const value = unwrap(recorded.outputs[CONTRACT_OUTPUT] ?? null);
    if (!failed && hasContract(spec.role)) {
      findings.push(...contractFindings(spec.role, spec.stack, value, "writer"));
    }
    if (request.strict === true && !failed) {
      findings.push(
        ...appliedFindings(recorded, await recordStack(request.program, options(true))),
      );
    }
    const contract = !failed && isRecord(value) ? value : undefined;
    if (contract !== undefined) contracts.set(spec.stack, contract);
    yield { spec, recorded, findings, ...(contract === undefined ? {} : { contract }) };
  }
}

function skipped(spec: StackSpec, missing: readonly string[]): PlannedStack {
  return {
    spec,
    recorded: { stack: spec.stack, resources: [], outputs: {}, findings: [] },
    findings: [
      {
        code: "skipped",
        severity: "error",
        where: spec.stack,
        path: "",
        message: `it reads ${missing.join(", ")}, which could not be planned`,
        fix: "mend those first",
      },
    ],
  };
}
