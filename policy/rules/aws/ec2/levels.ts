import type { Rule, StackRule } from "../../../rule/rule";
import type { StackSubject } from "../../../rule";
import { fleetOf } from "../../fleet/stack";

type Check = (it: StackSubject) => void;

/** The check of a rule of either kind; a resource rule uses less than a stack rule is given. */
function checkOf(rule: Rule): Check {
  return (it) => {
    (rule as StackRule).check(it);
  };
}

/**
 * The rule for stacks of a fleet alone: what the platform demands of itself, and what others may see
 * otherwise. {@link advised} gives others the same as advice.
 */
export function inFleets<R extends Rule>(rule: R): R {
  const check = checkOf(rule);
  const guarded: Check = (it) => {
    fleetOf(it);
    check(it);
  };
  return { ...rule, check: guarded };
}

/** The check of a rule, which does not apply inside a fleet. */
function outsideFleets(rule: Rule): Check {
  const check = checkOf(rule);
  return (it) => {
    if (it.context.fleet !== undefined)
      it.notApplicable("the stack belongs to a fleet, of which it is demanded");
    check(it);
  };
}

/** A rule for stacks of no fleet alone: for what another rule demands of fleets in its own way. */
export function elsewhere<R extends Rule>(rule: R): R {
  return { ...rule, check: outsideFleets(rule) };
}

/** A demand of {@link inFleets} as advice for stacks of no fleet, under the id `<id>-advised`. */
export function advised<R extends Rule>(rule: R): R {
  return {
    ...elsewhere(rule),
    id: `${rule.id}-advised`,
    title: `${rule.title} (advice)`,
    severity: "low",
  };
}
