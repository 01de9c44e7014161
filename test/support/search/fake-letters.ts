import { Fault } from "../../../infra/runtime/errors";
import type { DeadLetter, DeadLetters } from "../../../components/search/functions/loader/ports";

/** Dead letters in memory. */
export class FakeLetters implements DeadLetters {
  readonly letters: DeadLetter[] = [];
  /** True while nothing is accepted. */
  broken = false;

  // eslint-disable-next-line @typescript-eslint/require-await -- the port's signature
  async put(letters: readonly DeadLetter[]): Promise<void> {
    if (this.broken)
      throw new Fault({
        kind: "throttle",
        where: "the fake dead letters",
        message: "accepts nothing",
        next: "send them again",
      });
    this.letters.push(...letters);
  }
}
