import type { PolicyContext } from "../context/context";
import type { HarnessStack } from "../harness/stack";
import type { Metadata } from "./metadata";
import type { Fault } from "./verdict";

/** A fault with the stack and resource that it is of. */
export interface PlanFault extends Fault {
  readonly stack: string;
  readonly urn: string;
}

/**
 * A rule that the engine cannot judge: it compares stacks, or needs what the engine hides from policies.
 * It is judged where a whole plan is at hand, by `npm start` and `npm run fleet -- policy`.
 */
export interface PlanRule<T = unknown> extends Metadata {
  readonly kind: "plan";
  /** What of one stack it needs, taken while the stack's records are at hand; undefined when nothing. */
  collect(stack: HarnessStack, context: PolicyContext): T | undefined;
  /** Judges what was collected of all stacks. */
  judge(collected: readonly T[]): PlanFault[];
}

/** A rule about the plan as a whole. */
export function planRule<T>(rule: Omit<PlanRule<T>, "kind">): PlanRule<T> {
  return { ...rule, kind: "plan" };
}
