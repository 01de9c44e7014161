import { schemaGate } from "../../../../infra/runtime/schema-gate";
import { handleRepair } from "../redrive/handle-repair";
import type { Difference } from "../redrive/compare";
import type { RepairProgress } from "../redrive/repair";
import type { SearchSpace } from "../write/project";
import { type Answer, type Command, commandOf } from "./command";
import { emptyLetters, listLetters } from "./empty-letters";
import type { MaintainOptions, MaintainPorts } from "./ports";
import { reindex } from "./reindex";
import { status } from "./status";

/** Longest wait for the schema, in milliseconds. */
const GATE = 5000;

/**
 * One invocation of maintenance. It does as much as its time allows and says whether it has to come again;
 * how far it is stands in the database, so it may die anywhere. One instance runs a job at a time.
 *
 * @param event see {@link Command}.
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @throws Fault `fatal` for what is not known or cannot be done; `retry` while another instance does it, the
 * schema is too old, or a service gives no answer.
 */
export async function maintain(
  event: unknown,
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  options: MaintainOptions = {},
): Promise<Answer> {
  const command = commandOf(event, space);
  try {
    // How things are is told whatever they are.
    if (command.command === "status") return await status(space, ports);
    const { gateMilliseconds: most = GATE } = options;
    await schemaGate(space.cell.model.version, ports.schemaVersion, ports, { most });
    return await done(command, space, ports, until, options);
  } finally {
    ports.metrics.flush();
  }
}

function done(
  command: Exclude<Command, { readonly command: "status" }>,
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  options: MaintainOptions,
): Promise<Answer> {
  switch (command.command) {
    case "reindex":
      return reindex(command, space, ports, until, options);
    case "redrive":
      return command.dryRun
        ? listLetters(space, ports, until, options)
        : emptyLetters(space, ports, until, options);
    case "compare":
    case "repair":
      return repaired(command, space, ports, until, options);
  }
}

async function repaired(
  { collection, command }: Extract<Command, { readonly collection: string }>,
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  { repair }: MaintainOptions,
): Promise<Answer> {
  const progress = await handleRepair(
    { collection, dryRun: command === "compare" },
    space,
    { ...ports, checkpoints: ports.repairs },
    until,
    repair,
  );
  const { checked, differing, done, extra, missing, repaired: mended } = progress;
  const findings = done ? findingsOf(progress) : [];
  return {
    command,
    done,
    progress: { checked, missing, extra, differing, repaired: mended },
    ...(findings.length === 0 ? {} : { findings }),
  };
}

/** Counts, and the first ids. */
function findingsOf({ differing, extra, first = [], missing }: RepairProgress): string[] {
  const counts = { missing, extra, differing };
  return Object.entries(counts).flatMap(([kind, count]) => {
    const ids = first.filter((one: Difference) => one.kind === kind).map(({ id }) => id);
    return count === 0 ? [] : [`${String(count)} ${kind}: ${ids.join(" ") || "ids were not kept"}`];
  });
}
