import {
  actsForOthers,
  namesExactSource,
  namesSource,
  type Statement,
  type Truth,
} from "../../../../iam";

/**
 * Services of a trust that act for others, and whether it says for whom; `maybe`: that is not known yet.
 * @param exactly whether the account alone does not count as saying it.
 */
export function trustedServices(
  statement: Statement,
  exactly: boolean,
): { readonly services: readonly string[]; readonly tied: Truth } {
  const services = (statement.principals?.all ?? []).flatMap((principal) =>
    principal.kind === "service" && actsForOthers(principal.service) ? [principal.service] : [],
  );
  return { services, tied: exactly ? namesExactSource(statement) : namesSource(statement) };
}
