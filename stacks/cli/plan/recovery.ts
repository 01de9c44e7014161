import type { Finding } from "../../../infra/errors";
import { formatSeconds } from "../../../infra/fleet/duration";
import type { Fleet } from "../../../infra/fleet/fleet";
import type { PlanReport } from "../../../infra/planner/report/schema";
import type { ExportedStack } from "../../../infra/planner/simulation";
import { ASSUMPTIONS, SimulationError, simulationReport } from "../../../infra/planner/simulation";
import { reachableObjective } from "../../../infra/sizing/recovery";

/** What the loss of a region does, and the promises that it breaks. */
export interface RecoveryResult {
  readonly recovery: PlanReport["recovery"];
  readonly broken: readonly Finding[];
}

/** What the topology reaches at best, for a line of the plan. */
function reachableLine(fleet: Fleet): string {
  const { rpoSeconds, rtoSeconds, because } = reachableObjective(fleet, "transactions");
  return `reachable when any one region is lost: RPO ${formatSeconds(rpoSeconds)}, RTO ${formatSeconds(rtoSeconds)} (${because})`;
}

/**
 * Kills each region and fences each cell, over the exported records alone.
 * @param routing records of all stacks; undefined when only one stack was planned.
 */
export function recoveryReport(
  fleet: Fleet,
  routing: readonly ExportedStack[] | undefined,
): RecoveryResult {
  const reachable = reachableLine(fleet);
  const unknown = (why: string): RecoveryResult => ({
    recovery: { lines: [reachable, `not simulated: ${why}`], assumptions: [] },
    broken: [],
  });
  if (routing === undefined) return unknown("one stack alone was planned");
  try {
    const { summary, violations } = simulationReport(routing);
    return {
      recovery: { lines: [reachable, ...summary], assumptions: [...ASSUMPTIONS] },
      broken: violations.map((message) => ({
        code: "promise-broken",
        severity: "error",
        where: fleet.environment,
        path: "",
        message,
        fix: "give the lost cell an evacuateTo that lives on, or the zone electable nodes in three regions",
      })),
    };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return unknown(error.message);
  }
}
