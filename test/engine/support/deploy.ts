import { expect } from "chai";
import type { StackSpec } from "../../../infra/contracts/stacks";
import type { Engine, Ran } from "./engine";

/** Stacks that the machine's two cores work on side by side. */
const LANES = 2;
/** No path of the database is longer. */
const MOST_UPS = 14;

/** Does something for every stack, each after those that it reads, two at a time. */
export async function inOrder(
  specs: readonly StackSpec[],
  work: (spec: StackSpec) => Promise<void>,
): Promise<void> {
  const waiting = [...specs];
  const running = new Set<string>();
  const lane = async (): Promise<void> => {
    for (;;) {
      const open = new Set([...waiting.map(({ stack }) => stack), ...running]);
      const ready = waiting.findIndex(({ reads }) => !reads.some((stack) => open.has(stack)));
      const [spec] = ready === -1 ? [] : waiting.splice(ready, 1);
      if (spec === undefined) {
        if (waiting.length === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      running.add(spec.stack);
      try {
        await work(spec);
      } catch (error) {
        waiting.length = 0;
        throw error;
      } finally {
        running.delete(spec.stack);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Expects that a command of the CLI ended well. */
export function succeeded(ran: Ran, what: string): void {
  expect(ran.code, `${what}\n${ran.text}`).to.equal(0);
}

/** Brings one stack up, the database until its contract says that it is complete. @returns the number of runs. */
export async function upToEnd(
  engine: Engine,
  { stack, role }: Pick<StackSpec, "stack" | "role">,
): Promise<number> {
  for (let run = 1; run <= MOST_UPS; run++) {
    succeeded(await engine.up(stack), `up ${stack}, run ${String(run)}`);
    if (role !== "database" || (await engine.contract(stack)).complete === true) return run;
  }
  throw new Error(`${stack} is not complete after ${String(MOST_UPS)} runs`);
}
