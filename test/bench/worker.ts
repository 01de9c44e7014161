// One measurement in a process of its own: `worker.ts plan <cells>` or `worker.ts ratios <cells> <rounds>`.
import * as runtime from "@pulumi/pulumi/runtime";
import { createRequire } from "node:module";
import { fleetStacks } from "../../infra/contracts/stacks";
import { fleetFromYaml } from "../../infra/fleet/from-yaml";
import { PROJECT } from "../../infra/naming";
import { toExport } from "../../infra/planner/export/deployment";
import { answerInvoke } from "../../infra/planner/outputs/invoke";
import { synthesiser } from "../../infra/planner/outputs/synthesise";
import { ORGANIZATION, planStacks, stackConfig } from "../../infra/planner/plan";
import type { Program } from "../../infra/planner/record/record";
import type { PlannedResource, Properties } from "../../infra/planner/record/types";
import { runProgram } from "../../stacks/program";
import { benchFleet } from "./fleets";
import { flatProgram } from "./flat";

const [mode = "plan", cellsText = "1", roundsText = "5"] = process.argv.slice(2);
const cells = Number(cellsText);
const fleet = fleetFromYaml(benchFleet(cells));
const program: Program = () => runProgram(() => fleet);
const specs = fleetStacks(fleet);

type WithLocalStorage = <T>(callback: () => Promise<T>) => Promise<T>;
const require = createRequire(__filename);
const { withLocalStorage } = require("@pulumi/pulumi/runtime/state") as {
  withLocalStorage: WithLocalStorage;
};

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

interface Pass {
  readonly ms: number;
  readonly resources: number;
}

/** A whole plan: records, checks, contracts and exports, each stack dropped when it is done. */
async function plan(): Promise<
  Pass & { contracts: Map<string, Properties>; records: Map<string, PlannedResource[]> }
> {
  const started = performance.now();
  const contracts = new Map<string, Properties>();
  const records = new Map<string, PlannedResource[]>();
  let resources = 0;
  for await (const { spec, recorded, contract, findings } of planStacks({ fleet, program })) {
    if (findings.length > 0) throw new Error(JSON.stringify(findings[0]));
    toExport(recorded);
    resources += recorded.resources.length;
    if (contract !== undefined) contracts.set(spec.stack, contract);
    if (mode === "ratios") records.set(spec.stack, [...recorded.resources]);
  }
  return { ms: performance.now() - started, resources, contracts, records };
}

/** Answers a lookup; a failure carries its words where those of gRPC have them. */
function answer(
  token: string,
  args: Properties,
  contracts: ReadonlyMap<string, Properties>,
): Properties {
  try {
    return answerInvoke(token, args, { contracts, live: undefined });
  } catch (error) {
    const details = error instanceof Error ? error.message : String(error);
    throw Object.assign(new Error(details), { details });
  }
}

/** The same programs through the SDK's own mock monitor, which keeps and checks nothing. */
async function bare(
  programOf: (stack: string) => Program,
  contracts: ReadonlyMap<string, Properties>,
): Promise<Pass> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const started = performance.now();
  let resources = 0;
  for (const spec of specs) {
    const synthesise = synthesiser({ account: fleet.account, partitionOf: () => "aws" });
    await withLocalStorage(async () => {
      await runtime.setMocks(
        {
          newResource: ({ type, name, inputs, provider, id, custom }) => {
            if (custom === true && type !== STACK_REFERENCE) resources++;
            if (type === STACK_REFERENCE) {
              const stack = String(id).split("/").pop() ?? "";
              const outputs = { contract: contracts.get(stack) };
              return { id: id ?? "", state: { name: id, outputs, secretOutputNames: [] } };
            }
            const urn = `urn:pulumi:${spec.stack}::${PROJECT}::${type}::${name}`;
            const made = synthesise({ urn, type, name, inputs: inputs as Properties, provider });
            return { id: made.id, state: { ...(inputs as Properties), ...made.outputs } };
          },
          call: ({ token, inputs }) => answer(token, inputs as Properties, contracts),
        },
        PROJECT,
        spec.stack,
        false,
        ORGANIZATION,
      );
      runtime.setAllConfig(stackConfig(spec, fleet.environment), []);
      await runtime.runInPulumiStack(programOf(spec.stack));
      await runtime.disconnect();
    });
  }
  Error.stackTraceLimit = limit;
  return { ms: performance.now() - started, resources };
}

async function main(): Promise<void> {
  if (mode === "plan") {
    const first = await plan();
    const peak = process.resourceUsage().maxRSS / 1024;
    process.stdout.write(
      `${JSON.stringify({ ms: first.ms, resources: first.resources, rssMb: peak })}\n`,
    );
    return;
  }
  const warm = await plan();
  const flat = new Map([...warm.records].map(([stack, records]) => [stack, flatProgram(records)]));
  const flatOf = (stack: string): Program => flat.get(stack) ?? (() => Promise.resolve({}));
  const rounds: { plan: number; bare: number; flat: number }[] = [];
  let counts = { components: 0, flat: 0 };
  for (let round = 0; round <= Number(roundsText); round++) {
    const planned = await plan();
    const pass = {
      components: () => bare(() => program, warm.contracts),
      flat: () => bare(flatOf, warm.contracts),
    };
    // Who runs second runs on a fuller heap: they take turns.
    const first = round % 2 === 0 ? await pass.flat() : undefined;
    const withComponents = await pass.components();
    const without = first ?? (await pass.flat());
    counts = { components: withComponents.resources, flat: without.resources };
    // The first round warms the compiler up.
    if (round > 0) rounds.push({ plan: planned.ms, bare: withComponents.ms, flat: without.ms });
  }
  const custom = [...warm.records.values()]
    .flat()
    .filter((record) => record.custom && !record.external);
  process.stdout.write(
    `${JSON.stringify({ rounds, counts, custom: custom.length, records: warm.resources })}\n`,
  );
}

void main().then(() => process.exit(0));
