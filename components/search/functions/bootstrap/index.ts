import { isFarewell } from "../../../../infra/runtime/invocation";
import { isMapping } from "../../../../infra/runtime/mapping";
import { signedRequests } from "../loader/signed-http";
import { httpAdmin } from "./admin";
import { bootstrap, type BootstrapResult } from "./bootstrap";
import type { SearchPlan } from "./plan";

/** Input of the function: the stack invokes it whenever the plan changes. */
export interface BootstrapEvent {
  readonly plan: SearchPlan;
  /** @default false */
  readonly dryRun?: boolean;
}

function isEvent(event: unknown): event is BootstrapEvent {
  if (!isMapping(event) || !isMapping(event.plan)) return false;
  const { version, indexes, fills } = event.plan;
  return typeof version === "number" && Array.isArray(indexes) && Array.isArray(fills);
}

/**
 * The function's entry.
 *
 * Its environment: `SEARCH_ENDPOINT` (with `SEARCH_SIGNED=false` requests are not signed, for tests), and what
 * Lambda sets. Its role is the domain's master user.
 *
 * Called because the stack is destroyed it does nothing: the domain goes too.
 *
 * @throws Fault as `bootstrap` does, so that the invocation fails and the stack's update with it.
 */
export async function handler(event: unknown): Promise<BootstrapResult> {
  if (isFarewell(event)) return { dryRun: false, steps: [], filling: [] };
  const { SEARCH_ENDPOINT: endpoint = "", SEARCH_SIGNED, AWS_REGION } = process.env;
  if (endpoint === "" || (AWS_REGION === undefined && SEARCH_SIGNED !== "false"))
    throw new Error("the bootstrap's environment has no SEARCH_ENDPOINT; the cell's stack sets it");
  if (!isEvent(event))
    throw new Error("the bootstrap was invoked without { plan: { version, indexes, fills } }");
  const admin = httpAdmin(
    signedRequests({
      endpoint,
      service: "es",
      ...(SEARCH_SIGNED === "false" || AWS_REGION === undefined ? {} : { region: AWS_REGION }),
    }),
  );
  return bootstrap(event.plan, admin, event.dryRun === true);
}
