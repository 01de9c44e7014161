import type { CellState } from "./schema";

/** A cell's state, or `removed` where its row or its `cell` key is gone. */
export type LifeStage = CellState | "removed";

/**
 * Legal moves of a cell. Staying is always legal.
 * `planned` > `provisioned` > `serving` <> `draining` > `retired` (> `planned`, or removed).
 */
export const MOVES: Readonly<Record<CellState, readonly LifeStage[]>> = {
  planned: ["provisioned", "removed"],
  provisioned: ["serving"],
  serving: ["draining"],
  draining: ["serving", "retired"],
  retired: ["planned", "removed"],
};

/** States in which a cell that was never accepted may start. */
export const STARTS: readonly CellState[] = ["planned", "provisioned"];

/** States in which a cell may start while nothing of the fleet was accepted yet. */
export const FIRST_STARTS: readonly CellState[] = ["planned", "provisioned", "serving"];

/** Whether a cell in the state stands for good: its stack is deployed, and is not on its way out. */
export function hasStores(state: CellState): boolean {
  return state === "provisioned" || state === "serving" || state === "draining";
}

/** Whether a cell may go from its accepted state to another in one step. */
export function isLegalMove(from: CellState, to: LifeStage): boolean {
  return from === to || MOVES[from].includes(to);
}

/** Whether a cell may start in the state. */
export function isLegalStart(state: CellState, firstDeployment: boolean): boolean {
  return (firstDeployment ? FIRST_STARTS : STARTS).includes(state);
}
