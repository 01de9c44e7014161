import { Fault, faultOfMongo, type FaultKind } from "../../../../infra/runtime/errors";

/** What to do about an error of a port; those of the checkpoints are the driver's own. */
export function judge(error: unknown): FaultKind {
  return error instanceof Fault ? error.kind : faultOfMongo(error);
}

/** Whether the same call may work the next time. */
export function isPassing(error: unknown): boolean {
  const kind = judge(error);
  return kind === "retry" || kind === "throttle";
}
