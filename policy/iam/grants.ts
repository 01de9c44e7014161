import { breadthOf } from "./arn";
import { takesIn } from "./actions";
import type { PolicyDocument, Statement, Terms } from "./document";
import { globCovers } from "./glob";
import { narrowsReach } from "./narrowing-reach";

/** An `Allow` of an identity that reaches far, with nothing that narrows it. */
export interface Grant {
  readonly statement: Statement;
  /** The pattern that takes the action in; absent for `NotAction`. */
  readonly pattern?: string;
  /** `all` resources, or all of one `account`. */
  readonly reach: "all" | "account";
}

/** How far the resources of an `Allow` reach: `NotResource` leaves nearly everything. */
export function reachOf(resources: Terms | undefined): "all" | "account" | "some" {
  if (resources === undefined) return "some";
  if (resources.negated) return "all";
  const breadths = resources.patterns.map(breadthOf);
  return (
    breadths.find((one) => one === "all") ?? breadths.find((one) => one === "account") ?? "some"
  );
}

/** Statements of `Deny` that always hold. One with a condition takes nothing away for certain. */
function denials(documents: readonly PolicyDocument[]): Statement[] {
  return documents
    .flatMap(({ statements }) => statements)
    .filter(
      ({ effect, conditions, conditionsUnknown, resources }) =>
        effect === "Deny" &&
        conditions.length === 0 &&
        !conditionsUnknown &&
        resources?.negated !== true,
    );
}

/** How a statement takes an action in, if it does. */
export function taking(
  actions: Terms | undefined,
  action: string,
): { readonly pattern?: string } | undefined {
  if (actions === undefined) return undefined;
  const pattern = actions.patterns.find((own) => takesIn(own, action));
  if (actions.negated) return pattern === undefined && !actions.unknown ? {} : undefined;
  return pattern === undefined ? undefined : { pattern };
}

/** True when a `Deny` takes the action away from every resource of the `Allow` that reaches far. */
function isTakenAway(allow: Statement, action: string, against: readonly Statement[]): boolean {
  const wide = (allow.resources?.patterns ?? []).filter((one) => breadthOf(one) !== "some");
  const targets = allow.resources?.negated === true || wide.length === 0 ? ["*"] : wide;
  return against.some(
    ({ actions, resources }) =>
      taking(actions, action) !== undefined &&
      targets.every((target) =>
        (resources?.patterns ?? []).some((denied) => globCovers(denied, target)),
      ),
  );
}

/**
 * The statements by which documents that hold together for one identity allow an action far and wide.
 * A condition that narrows, or may once it is known, ends it; a `Deny` without condition takes it away.
 */
export function grantsOf(documents: readonly PolicyDocument[], action: string): Grant[] {
  const against = denials(documents);
  return documents.flatMap(({ statements }) =>
    statements.flatMap((statement): Grant[] => {
      const reach = reachOf(statement.resources);
      if (statement.effect !== "Allow" || reach === "some") return [];
      const taken = taking(statement.actions, action);
      if (taken === undefined || narrowsReach(statement) !== "no") return [];
      return isTakenAway(statement, action, against) ? [] : [{ statement, ...taken, reach }];
    }),
  );
}
