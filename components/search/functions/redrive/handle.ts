import type { SearchSpace } from "../write/project";
import { lettersOf, type TriedLetter } from "./letters";
import { redrive, type Redriven, type RedrivePorts } from "./redrive";

/** What became of a message from the queue of dead letters. */
export interface RedrivenMessage {
  /** `later` while something of it is not done: it has to come again. Otherwise it may be deleted. */
  readonly result: Redriven;
  /** Its letters that are among the dead letters again, as they came. */
  readonly kept: readonly TriedLetter[];
}

/**
 * Redrives messages of the queue of dead letters. What is still poison is put back as a new message before this
 * returns, and whoever calls deletes the old one only then: a letter is never lost, and at worst is there twice.
 *
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @returns what became of each, in their order.
 * @throws Fault `fatal` when nothing can be read or written at all.
 */
export async function redriveMessages(
  bodies: readonly string[],
  space: SearchSpace,
  ports: RedrivePorts,
  until: number,
): Promise<RedrivenMessage[]> {
  const messages = bodies.map((body) => lettersOf(body, space));
  try {
    const results = await redrive(messages.flat(), space, ports, until);
    let at = 0;
    return messages.map((letters) => {
      const own = results.slice(at, (at += letters.length));
      return {
        result: own.find((one) => one === "later") ?? own.find((one) => one === "kept") ?? "mended",
        kept: letters.filter((_, nth) => own[nth] === "kept"),
      };
    });
  } finally {
    ports.metrics.flush();
  }
}
