import {
  areSpecific,
  type Condition,
  demandsValue,
  isAnything,
  type Statement,
  type Truth,
} from "../../../../iam";

/** Keys that every caller of an account satisfies, or that say nothing of who it is. */
const EMPTY = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:principalaccount",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:useragent",
]);

function tells(condition: Condition, inFleet: boolean): Truth {
  const { key } = condition;
  if (!demandsValue(condition) || EMPTY.has(key)) return "no";
  // Roles of all fleets of the account share their other tags.
  if (inFleet && key.startsWith("aws:principaltag/") && key !== "aws:principaltag/stack")
    return "no";
  return areSpecific(condition, (value) => !isAnything(value));
}

/** True for a trust in all of an account. */
export function trustsAccount({ principals }: Statement): boolean {
  return principals?.all.some(({ kind }) => kind === "account") === true && !principals.negated;
}

/**
 * Whether a trust in a whole account says who of it is meant.
 * @param inFleet whether of the tags only that of the stack says so.
 */
export function tellsWho({ conditions, conditionsUnknown }: Statement, inFleet: boolean): Truth {
  const truths = conditions.map((condition) => tells(condition, inFleet));
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") || conditionsUnknown ? "maybe" : "no";
}
