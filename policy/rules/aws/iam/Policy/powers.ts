import {
  actionBreadth,
  type Grant,
  grantsOf,
  type PolicyDocument,
  type Statement,
} from "../../../../iam";

/** A statement with those of some actions that it allows far and wide. */
export interface Power {
  readonly statement: Statement;
  readonly actions: readonly string[];
}

/** True when other rules speak of the statement already: those about `*`, `s3:*` and `NotAction`. */
function isSpokenOf({ pattern }: Grant): boolean {
  return pattern === undefined || actionBreadth(pattern).kind !== "some";
}

/**
 * Which of some actions a document allows on everything, by statement.
 * @param isFar whether it counts that all of one account's resources are reached.
 */
export function powersOf(
  document: PolicyDocument,
  actions: readonly string[],
  isFar: (action: string) => boolean = () => false,
): Power[] {
  const found = new Map<Statement, string[]>();
  for (const action of actions) {
    for (const grant of grantsOf([document], action)) {
      if (isSpokenOf(grant) || (grant.reach === "account" && !isFar(action))) continue;
      const same = found.get(grant.statement);
      if (same === undefined) found.set(grant.statement, [action]);
      else same.push(action);
    }
  }
  return [...found].map(([statement, powers]) => ({ statement, actions: powers }));
}

/** Actions for a message: the first few. */
export function listed(actions: readonly string[]): string {
  const shown = actions.slice(0, 3).join(", ");
  return actions.length > 3 ? `${shown} and ${String(actions.length - 3)} more` : shown;
}
