import type { Fleet } from "../../../infra/fleet/fleet";
import type { PlannedStack } from "../../../infra/planner/plan";
import type { PlannedResource } from "../../../infra/planner/record/types";
import { planAll, sampleFleet } from "../../support/plans";

/** One resource that is weakened. */
export interface Subject {
  readonly stack: string;
  readonly resource: PlannedResource;
  /** Region of the stack. */
  readonly region: string;
  /** Every resource of the stack. */
  readonly neighbours: readonly PlannedResource[];
}

/** The production fleet as planned. */
export interface Planned {
  readonly fleet: Fleet;
  readonly stacks: readonly PlannedStack[];
  readonly subjects: readonly Subject[];
}

/**
 * Stacks whose resources are weakened: one of each role, and the network stack of a region with a recovery
 * vault beside that of a region with a cell.
 */
export const STACKS: readonly string[] = [
  "prod.foundation",
  "prod.eu-west-1.network",
  "prod.eu-central-1.network",
  "prod.database",
  "prod.eu-west-1",
  "prod.global",
];

function isSubject({ custom, external, type }: PlannedResource): boolean {
  return custom && !external && !type.startsWith("pulumi:pulumi:");
}

/** Plans the fleet `prod`. */
export async function planned(): Promise<Planned> {
  const fleet = sampleFleet("prod");
  const stacks = await planAll(fleet);
  const subjects = stacks
    .filter(({ spec }) => STACKS.includes(spec.stack))
    .flatMap(({ spec, recorded }) =>
      recorded.resources.filter(isSubject).map((resource): Subject => ({
        stack: spec.stack,
        resource,
        region: spec.region,
        neighbours: recorded.resources,
      })),
    );
  return { fleet, stacks, subjects };
}
