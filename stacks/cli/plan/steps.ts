import {
  nextSafeStep,
  targetLayout,
  TopologyError,
  type Layout,
} from "../../../components/database/topology";
import { searchLayout, searchSteps } from "../../../components/search";
import { stackName } from "../../../infra/contracts/stacks";
import type { Fleet } from "../../../infra/fleet/fleet";
import { hasStores } from "../../../infra/fleet/lifecycle";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { PHASE_SIZES } from "../../../infra/sizing/phases";

/** No path is longer: the walk's property tests hold it. */
const MOST_STEPS = 12;

/** The layout that was last accepted; undefined before the first deployment. */
function acceptedLayout(fleet: Fleet): Layout | undefined {
  const { accepted } = fleet;
  if (accepted === undefined) return undefined;
  const zones = fleet.zones.flatMap((zone) => {
    const was = accepted.zones[zone.zone];
    return was === undefined || was.shards === 0
      ? []
      : [
          {
            ...zone,
            electable: [...was.electable],
            readOnly: { ...was.readOnly },
            shards: was.shards,
          },
        ];
  });
  const shards = fleet.shards.filter(
    ({ zone, index }) => index < (accepted.zones[zone]?.shards ?? 0),
  );
  return shards.length === 0
    ? undefined
    : targetLayout({ zones, shards }, PHASE_SIZES[accepted.phase ?? fleet.phase].database);
}

/** The runs of the database stack that lead from what was last accepted to the fleet as it is now. */
export function databaseSteps(fleet: Fleet): PlanReport["database"]["steps"] {
  let live = acceptedLayout(fleet);
  const target = targetLayout(fleet, PHASE_SIZES[fleet.phase].database);
  const steps: PlanReport["database"]["steps"] = [];
  for (let count = 0; count < MOST_STEPS; count++) {
    let step: ReturnType<typeof nextSafeStep>;
    try {
      step = nextSafeStep(live, target);
    } catch (error) {
      if (error instanceof TopologyError) return [{ kind: "refused", reason: error.message }];
      throw error;
    }
    if (step.kind === "none") return steps;
    steps.push({ kind: step.kind, reason: step.reason });
    if (step.done) return steps;
    live = step.layout;
  }
  return steps;
}

/**
 * The runs of each cell's stack that lead its search from what was last accepted to the fleet as it is
 * now; cells that are there are left out. Everything else of a cell follows in the first run.
 */
export function cellSteps(fleet: Fleet): PlanReport["cells"] {
  return fleet.regions.flatMap(({ region, cell, availabilityZones }) => {
    if (cell === undefined || !hasStores(cell.state)) return [];
    const azs = availabilityZones.length;
    const was = fleet.accepted?.cellPhases[region];
    const live = was === undefined ? undefined : searchLayout(PHASE_SIZES[was].search, azs);
    const steps = searchSteps(live, searchLayout(PHASE_SIZES[cell.phase].search, azs));
    return steps.length === 0
      ? []
      : [
          {
            stack: stackName(fleet.environment, "cell", region),
            steps: steps.map(({ kind, reason }) => ({ kind: `search-${kind}`, reason })),
          },
        ];
  });
}
