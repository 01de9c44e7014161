import { acceptedLock } from "../../infra/fleet/derive";
import { evaluate, type Evaluation } from "../../infra/fleet/evaluate";
import type { Namespace } from "../../infra/fleet/lock";
import { formatLock } from "../../infra/fleet/lock-file";
import { VALID_FLEET } from "./fleet-text";

/** One managed namespace. */
export const PLAYERS: Namespace = {
  database: "game",
  collection: "players",
  shardKey: "playerId",
  hashed: true,
};

/** Evaluates a fleet with a lock; without one it is demanded, unless the command `lock` is meant. */
export function run(
  text: string,
  lock?: string,
  append = false,
  namespaces: readonly Namespace[] = [PLAYERS],
): Evaluation {
  return evaluate({
    fleet: { file: "fleet.yaml", content: text },
    lockFile: "fleet.lock.yaml",
    ...(lock === undefined ? {} : { lock: { file: "fleet.lock.yaml", content: lock } }),
    withoutLock: append ? "append" : "error",
    namespaces,
  });
}

/** What `lock`, and `accept` if asked, write for a fleet. */
export function locked(text: string, accept: boolean, before?: string): string {
  const { file, lock, findings } = run(text, before, true);
  if (file === undefined || lock === undefined) throw new Error(JSON.stringify(findings));
  return formatLock(accept ? acceptedLock(file, lock) : lock);
}

/** Lock of `VALID_FLEET` before and after its first `accept`. */
export const LOCK = locked(VALID_FLEET, false);
export const ACCEPTED = locked(VALID_FLEET, true);
/** Errors as `code path`. */
export function errors(evaluation: Evaluation): string[] {
  return evaluation.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);
}
