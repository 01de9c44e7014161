import { isDeepStrictEqual } from "node:util";
import type { SearchLayout } from "./search-layout";

/**
 * One `up` on the way to a shape.
 * - `create`: the domain does not exist yet.
 * - `resize`: nodes, AZs, masters, volumes, all in one update; AWS moves the data and keeps the endpoint.
 * - `standby-on`, `standby-off`: that flag alone.
 */
export type SearchStepKind = "create" | "resize" | "standby-on" | "standby-off";

export interface SearchStep {
  readonly kind: SearchStepKind;
  /** The shape after this step. */
  readonly layout: SearchLayout;
  /** Why it is a step of its own, and what must be true before it. */
  readonly reason: string;
}

/** More steps than any way has; a longer one is a bug. */
const MOST_STEPS = 3;

/**
 * The next `up` from the shape that a domain has to the one that it shall have; undefined when it is there.
 *
 * Standby is switched on last and off first, alone: the service refuses it while nodes, AZs or masters
 * are not in place, or while any index has copies in another number than a multiple of three; and
 * while it is on, it refuses what standby cannot be without.
 *
 * @param live the shape now; undefined before the domain exists. A new domain has no index, so it may
 * begin with standby.
 */
export function nextSearchStep(
  live: SearchLayout | undefined,
  target: SearchLayout,
): SearchStep | undefined {
  if (live === undefined) {
    return { kind: "create", layout: target, reason: "the domain is made in its final shape" };
  }
  if (isDeepStrictEqual(live, target)) return undefined;
  if (live.standby && !target.standby) {
    return {
      kind: "standby-off",
      layout: { ...live, standby: false },
      reason: "standby ends before anything that it needs is taken away",
    };
  }
  const resized = { ...target, standby: live.standby };
  if (!isDeepStrictEqual(live, resized)) {
    return {
      kind: "resize",
      layout: resized,
      reason: resizeReason(live, target),
    };
  }
  return {
    kind: "standby-on",
    layout: target,
    reason: `first set number_of_replicas of every index to ${String(target.replicas)} and wait until the domain is no longer processing`,
  };
}

/** When the copies of the indexes change beside a resize: fewer before it, more after it. */
function resizeReason(live: SearchLayout, target: SearchLayout): string {
  const replicas = `number_of_replicas of every index from ${String(live.replicas)} to ${String(target.replicas)}`;
  if (target.replicas < live.replicas) return `one update, in place; first lower ${replicas}`;
  if (target.replicas > live.replicas) return `one update, in place; then raise ${replicas}`;
  return "one update, in place";
}

/** Every `up` from one shape to another, in order; empty when it is there. */
export function searchSteps(live: SearchLayout | undefined, target: SearchLayout): SearchStep[] {
  const steps: SearchStep[] = [];
  let from = live;
  for (;;) {
    const step = nextSearchStep(from, target);
    if (step === undefined) return steps;
    steps.push(step);
    if (steps.length > MOST_STEPS) throw new Error("the steps of a search domain do not end");
    from = step.layout;
  }
}
