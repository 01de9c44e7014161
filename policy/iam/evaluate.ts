import { compares } from "./compare";
import { type Condition, isNegated } from "./conditions";
import type { PolicyDocument, Statement, Terms } from "./document";
import { globMatches } from "./glob";
import type { Principal, Principals } from "./principals";

/** An answer that a part which is not known, or not stated, may leave open. */
export type Truth = "yes" | "no" | "maybe";

/** One request to a service. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Who asks; `everyone` is somebody without any login. Left out for the policies of an identity. */
  readonly principal?: Principal;
  /**
   * Values of condition keys, in lower case; `null` where the request has none. A key that is left out may
   * have any value.
   */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
}

const not = (truth: Truth): Truth => (truth === "yes" ? "no" : truth === "no" ? "yes" : "maybe");

function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes("no")) return "no";
  return truths.includes("maybe") ? "maybe" : "yes";
}

function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes("yes")) return "yes";
  return truths.includes("maybe") ? "maybe" : "no";
}

/** Whether one test of a condition holds. */
export function conditionHolds(condition: Condition, context: Request["context"] = {}): Truth {
  const { operator, quantifier, ifExists, key, values, unknown } = condition;
  const given = context[key];
  if (given === undefined) return "maybe";
  if (operator === "Null") {
    if (unknown) return "maybe";
    return anyOf(
      values.map((value): Truth =>
        (value.toLowerCase() === "true") === (given === null) ? "yes" : "no",
      ),
    );
  }
  const negated = isNegated(operator);
  if (given === null) {
    if (ifExists || quantifier === "ForAllValues") return "yes";
    return negated && quantifier === undefined ? "yes" : "no";
  }
  const one = (value: string): Truth => {
    const found = anyOf([
      ...values.map((wanted): Truth => {
        if (compares(operator, value, wanted)) return "yes";
        return wanted.includes("${") ? "maybe" : "no";
      }),
      ...(unknown ? (["maybe"] as const) : []),
    ]);
    return negated ? not(found) : found;
  };
  const asked = typeof given === "string" ? [given] : given;
  return quantifier === "ForAllValues" ? allOf(asked.map(one)) : anyOf(asked.map(one));
}

function termsMatch(terms: Terms | undefined, text: string, ignoreCase: boolean): Truth {
  if (terms === undefined) return "yes";
  const found = anyOf([
    ...terms.patterns.map((pattern): Truth => {
      if (globMatches(pattern, text, { ignoreCase })) return "yes";
      return pattern.includes("${") ? "maybe" : "no";
    }),
    ...(terms.unknown ? (["maybe"] as const) : []),
  ]);
  return terms.negated ? not(found) : found;
}

function principalMatches(own: Principal, asking: Principal): Truth {
  if (own.kind === "everyone") return "yes";
  if (own.kind === "unknown" || asking.kind === "unknown") return "maybe";
  if (own.kind === "account")
    return (asking.kind === "account" || asking.kind === "identity") &&
      asking.account === own.account
      ? "yes"
      : "no";
  return JSON.stringify(own) === JSON.stringify(asking) ? "yes" : "no";
}

function principalsMatch(principals: Principals | undefined, asking: Principal | undefined): Truth {
  if (principals === undefined) return "yes";
  if (asking === undefined) return "maybe";
  const found = anyOf(principals.all.map((own) => principalMatches(own, asking)));
  return principals.negated ? not(found) : found;
}

/** Whether a statement speaks of a request. One without actions speaks of none. */
export function speaksOf(statement: Statement, request: Request): Truth {
  if (statement.actions === undefined) return "no";
  return allOf([
    termsMatch(statement.actions, request.action, true),
    termsMatch(statement.resources, request.resource, false),
    principalsMatch(statement.principals, request.principal),
    ...statement.conditions.map((condition) => conditionHolds(condition, request.context)),
    ...(statement.conditionsUnknown ? (["maybe"] as const) : []),
  ]);
}

/** What documents that hold together say of a request. */
export interface Decision {
  readonly outcome: "allowed" | "denied" | "maybe";
  /** A `Deny` speaks of it, not the mere lack of an `Allow`. */
  readonly explicit: boolean;
}

/** Whether documents allow a request: some `Allow` speaks of it, and no `Deny` does. */
export function decide(documents: readonly PolicyDocument[], request: Request): Decision {
  const all = documents.flatMap(({ statements }) => statements);
  const by = (effect: Statement["effect"]): Truth =>
    anyOf(
      all.filter((own) => own.effect === effect).map((statement) => speaksOf(statement, request)),
    );
  const denied = by("Deny");
  if (denied === "yes") return { outcome: "denied", explicit: true };
  const open = anyOf([
    ...(by(undefined) === "no" ? [] : (["maybe"] as const)),
    ...(documents.some(({ unknown }) => unknown.length > 0) ? (["maybe"] as const) : []),
  ]);
  const allowed = by("Allow");
  if (allowed === "no" && open === "no") return { outcome: "denied", explicit: false };
  return {
    outcome: allowed === "yes" && denied === "no" && open === "no" ? "allowed" : "maybe",
    explicit: false,
  };
}
