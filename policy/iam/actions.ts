import UNBOUND from "./data/actions.json";
import { globCovers, globMatches } from "./glob";

const ANY_CASE = { ignoreCase: true };

/** What a pattern of actions takes in: all there are, all of one service, or some. */
export type ActionBreadth =
  | { readonly kind: "every" }
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "some" };

/** How broad a pattern of actions is. */
export function actionBreadth(pattern: string): ActionBreadth {
  if (globCovers(pattern, "*:*", ANY_CASE)) return { kind: "every" };
  const [service = "", action] = pattern.toLowerCase().split(":");
  if (action === undefined)
    return /^[a-z0-9-]+\*+$/.test(service)
      ? { kind: "service", service: service.replace(/\*+$/, "") }
      : { kind: "some" };
  return /^[*?]*\*[*?]*$/.test(action) ? { kind: "service", service } : { kind: "some" };
}

/** True when a pattern of actions takes in an action. */
export function takesIn(pattern: string, action: string): boolean {
  return globMatches(pattern, action, ANY_CASE);
}

/** A pattern fit for a message: actions are no secrets, anything else in their place may be one. */
export function shownAction(pattern: string): string {
  const shown = /^(\*|[a-z0-9-]{2,40}\*?|[a-z0-9-]{2,40}:[A-Za-z0-9*?]{1,60})$/.test(pattern);
  return shown ? pattern : "an action";
}

const READS =
  /^(batchget|check|describe|download|filter|get|head|list|lookup|preview|query|scan|search|select|simulate|test|validate|view)/;

/** True for a pattern of actions that only look. */
export function isRead(pattern: string): boolean {
  return READS.test((pattern.split(":")[1] ?? "").toLowerCase());
}

const PATTERNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(UNBOUND).map(([service, names]) => [
    service,
    names.split(" ").map((name) => `${service}:${name}`),
  ]),
);

/**
 * True when some action of the pattern can be limited to resources; false as well for services that the
 * table does not have.
 */
export function takesResources(pattern: string): boolean {
  const unbound = PATTERNS.get((pattern.split(":")[0] ?? "").toLowerCase());
  return unbound !== undefined && !unbound.some((own) => globCovers(own, pattern, ANY_CASE));
}
