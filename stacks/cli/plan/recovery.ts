import type { Fleet } from "../../../infra/fleet/fleet";
import type { ExportedStack } from "../../../infra/planner/simulation";
import { ASSUMPTIONS, SimulationError, simulationReport } from "../../../infra/planner/simulation";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { reachableObjective } from "../../../infra/sizing/recovery";
import { formatSeconds } from "../../../infra/fleet/duration";

/** What the topology reaches at best, for a line of the plan. */
function reachableLine(fleet: Fleet): string {
  const { rpoSeconds, rtoSeconds, because } = reachableObjective(fleet, "transactions");
  return `reachable when any one region is lost: RPO ${formatSeconds(rpoSeconds)}, RTO ${formatSeconds(rtoSeconds)} (${because})`;
}

/**
 * What the loss of a region does, simulated over the exported records.
 * @param routing records of all stacks; undefined when only one stack was planned.
 */
export function recoveryReport(
  fleet: Fleet,
  routing: readonly ExportedStack[] | undefined,
): PlanReport["recovery"] {
  const reachable = reachableLine(fleet);
  if (routing === undefined) {
    return { lines: [reachable, "not simulated: one stack alone was planned"], assumptions: [] };
  }
  try {
    const { summary } = simulationReport(routing);
    return { lines: [reachable, ...summary], assumptions: [...ASSUMPTIONS] };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return { lines: [reachable, `not simulated: ${error.message}`], assumptions: [] };
  }
}
