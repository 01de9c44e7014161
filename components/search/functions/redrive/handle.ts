import { isMapping } from "../../../../infra/runtime/mapping";
import { Fault } from "../../../../infra/runtime/errors";
import type { BatchAnswer } from "../loader/handle";
import type { SearchSpace } from "../write/project";
import { letterOf } from "./letters";
import { redrive, type RedrivePorts } from "./redrive";

interface Message {
  readonly messageId: string;
  readonly body: string;
}

function isMessage(value: unknown): value is Message {
  return isMapping(value) && typeof value.messageId === "string" && typeof value.body === "string";
}

/**
 * One invocation of redrive: a batch of SQS from the queue of dead letters, which a person switches on for as
 * long as it has letters. What is still poison is put back as a new message before its old one is deleted, so a
 * letter is never lost, and at worst is there twice.
 *
 * @throws Fault `fatal` when the event is no batch, or nothing can be read or written at all.
 */
export async function handleLetters(
  event: unknown,
  space: SearchSpace,
  ports: RedrivePorts,
  until: number,
): Promise<BatchAnswer> {
  const records: unknown = isMapping(event) ? event.Records : undefined;
  if (!Array.isArray(records) || !records.every(isMessage))
    throw new Fault({
      kind: "fatal",
      where: "redrive",
      message: "was invoked with what is no batch of SQS",
      next: "connect it to the queue of dead letters",
    });
  try {
    const results = await redrive(
      records.map(({ body }) => letterOf(body)),
      space,
      ports,
      until,
    );
    return {
      batchItemFailures: records.flatMap(({ messageId }, at) =>
        results[at] === "later" ? [{ itemIdentifier: messageId }] : [],
      ),
    };
  } finally {
    ports.metrics.flush();
  }
}
