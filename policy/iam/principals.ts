import type { Copy } from "../rule/found";
import { UNKNOWN } from "../rule/found";
import { arnOf, isAccount } from "./arn";
import type { Report } from "./problem";

/** Who a statement speaks of. */
export type Principal =
  /** Everybody, without a login too. */
  | { readonly kind: "everyone" }
  /** An account as a whole: whoever its own policies let. */
  | { readonly kind: "account"; readonly account: string }
  /** A role, a user or a session of an account. */
  | { readonly kind: "identity"; readonly account: string; readonly arn: string }
  /** A service of AWS, named without its region: `logs.amazonaws.com`. */
  | { readonly kind: "service"; readonly service: string }
  /** Whoever another party vouches for. */
  | { readonly kind: "federated"; readonly by: "saml" | "web"; readonly provider: string }
  /** The canonical id of an account, or the unique id of an identity that is gone. */
  | { readonly kind: "id"; readonly id: string }
  /** Not known before the update. */
  | { readonly kind: "unknown" };

/** The principals of a statement. */
export interface Principals {
  readonly key: "Principal" | "NotPrincipal";
  /** `NotPrincipal`: all others. */
  readonly negated: boolean;
  readonly all: readonly Principal[];
}

const KINDS = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

/** Principals as they are written: `*`, or a mapping of kinds to one name or a list of names. */
export function readPrincipals(
  key: Principals["key"],
  value: Copy,
  report: Report,
): Principals | undefined {
  const negated = key === "NotPrincipal";
  if (value === UNKNOWN) return { key, negated, all: [{ kind: "unknown" }] };
  if (value === "*") return { key, negated, all: [{ kind: "everyone" }] };
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report("must be * or a mapping of kinds of principals");
    // A list with * is refused by AWS; if some service took it, it would mean everyone.
    const wide = Array.isArray(value) && value.includes("*");
    return wide ? { key, negated, all: [{ kind: "everyone" }] } : undefined;
  }
  const all: Principal[] = [];
  for (const [kind, names] of Object.entries(value)) {
    if (!KINDS.some((known) => known === kind)) {
      report(`has a kind that is not one of ${KINDS.join(", ")}`);
      continue;
    }
    const list: readonly Copy[] = Array.isArray(names) ? (names as readonly Copy[]) : [names];
    for (const name of list) {
      if (name === UNKNOWN) all.push({ kind: "unknown" });
      else if (typeof name === "string") all.push(principalOf(kind, name));
      else report(`holds something under ${kind} that is no text`);
    }
  }
  return { key, negated, all };
}

function principalOf(kind: string, name: string): Principal {
  if (/^[*?]+$/.test(name)) return { kind: "everyone" };
  switch (kind) {
    case "AWS":
      return awsPrincipal(name);
    case "Service":
      return { kind: "service", service: serviceOf(name) };
    case "Federated":
      return {
        kind: "federated",
        by: /:saml-provider\//.test(name) ? "saml" : "web",
        provider: name.replace(/^arn:[^:]*:iam::[^:]*:(oidc|saml)-provider\//, ""),
      };
    default:
      return { kind: "id", id: name };
  }
}

function awsPrincipal(name: string): Principal {
  if (isAccount(name)) return { kind: "account", account: name };
  const arn = arnOf(name);
  if (arn === undefined) return { kind: "id", id: name };
  // No service takes a wildcard for the account here; if one did, it would mean everybody.
  if (/[*?]/.test(arn.account)) return { kind: "everyone" };
  if (arn.resource === "root") return { kind: "account", account: arn.account };
  return { kind: "identity", account: arn.account, arn: name };
}

/** The name of a service without region and partition: `logs.amazonaws.com`. */
export function serviceOf(principal: string): string {
  return principal
    .toLowerCase()
    .replace(/\.amazonaws\.com\.cn$/, ".amazonaws.com")
    .replace(/\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com$/, ".amazonaws.com");
}
