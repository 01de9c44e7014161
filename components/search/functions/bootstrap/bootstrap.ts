import { type Admin, ask } from "./admin";
import { readLive } from "./live";
import type { Fill, SearchPlan } from "./plan";
import { stepsOf } from "./steps";

/** What a run did, or would do. */
export interface BootstrapResult {
  readonly dryRun: boolean;
  /** Steps in their order, in words. */
  readonly steps: readonly string[];
  /** Indexes that are filled beside the one that serves, and not yet swapped. */
  readonly filling: readonly Fill[];
}

/**
 * Makes a domain what its plan says: cluster settings, templates, indexes with their aliases, mappings and
 * replicas, roles. A second run does nothing; one that was killed is completed by the next.
 *
 * @param dryRun lists the steps and changes nothing. @default false
 * @throws Fault `fatal` for what cannot be done, before anything is done; `retry` or `throttle` in between.
 */
export async function bootstrap(
  plan: SearchPlan,
  admin: Admin,
  dryRun = false,
): Promise<BootstrapResult> {
  const live = await readLive(admin, plan);
  const steps = stepsOf(plan, live);
  if (!dryRun) for (const { request, allowed } of steps) await ask(admin, request, allowed);
  return {
    dryRun,
    steps: steps.map(({ what }) => what),
    filling: plan.fills.filter(({ alias, from }) =>
      live.indexes[alias]?.some(({ name, aliases }) => name === from && alias in aliases),
    ),
  };
}
