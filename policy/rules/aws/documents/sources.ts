import {
  isNegated,
  isSourceKey,
  mustNameSource,
  namesExactSource,
  namesSource,
  type Statement,
} from "../../../iam";

import type { Carried } from "./carried";

/** True when a `Deny` of the document keeps out what comes for strangers: then the `Allow`s need not. */
function isFenced({ document }: Carried): boolean {
  return document.statements.some(
    ({ effect, conditions }) =>
      effect === "Deny" &&
      conditions.some(({ key, operator }) => isSourceKey(key) && isNegated(operator)),
  );
}

/**
 * Services that a statement lets in without saying for whom they act.
 * @param exactly whether the account alone does not count as saying it.
 */
export function untied(statement: Statement, carried: Carried, exactly = false): string[] {
  const services = (statement.principals?.all ?? []).flatMap((principal) =>
    principal.kind === "service" ? [principal.service] : [],
  );
  const tied = exactly ? namesExactSource(statement) : namesSource(statement);
  return services.length > 0 && tied === "no" && !isFenced(carried) ? services : [];
}

/** Those of them for which AWS documents that the document must say it. */
export function mustBeTied(statement: Statement, carried: Carried): string[] {
  return untied(statement, carried).filter((service) =>
    mustNameSource(carried.carrier.guards, service, statement),
  );
}
