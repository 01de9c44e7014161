import { sortedByKey } from "../../order";
import type { StackSpec } from "../../contracts/stacks";
import type { PlannedStack } from "../plan";
import type { StackReport } from "./schema";

/** Place of each stack in the order of deployment: one more than the last of those it reads. */
export function deploymentOrders(stacks: readonly StackSpec[]): Map<string, number> {
  const orders = new Map<string, number>();
  for (const { stack, reads } of stacks) {
    orders.set(stack, 1 + Math.max(0, ...reads.map((name) => orders.get(name) ?? 0)));
  }
  return orders;
}

/** The line of `plan.json` for one planned stack. */
export function stackReport(
  { spec, recorded, contract }: PlannedStack,
  order: number,
): StackReport {
  const custom = recorded.resources.filter((resource) => resource.custom);
  const types: Record<string, number> = {};
  for (const { type } of custom) types[type] = (types[type] ?? 0) + 1;
  return {
    stack: spec.stack,
    role: spec.role,
    region: spec.region,
    order,
    reads: [...spec.reads],
    file: `${spec.stack}.json`,
    resources: recorded.resources.length,
    custom: custom.length,
    components: recorded.resources.length - custom.length,
    protected: custom.filter((resource) => resource.protect).length,
    types: sortedByKey(types),
    contract: contract ?? null,
  };
}
