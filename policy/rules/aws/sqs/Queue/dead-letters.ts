import { type StackSubject, UNKNOWN } from "../../../../rule";

export const QUEUE = "aws:sqs/queue:Queue";
const REDRIVE_POLICY = "aws:sqs/redrivePolicy:RedrivePolicy";

/** Where other resources name a queue for what they could not handle. */
const DEAD_LETTER_PLACES: Readonly<Record<string, string>> = {
  [QUEUE]: "redrivePolicy",
  [REDRIVE_POLICY]: "redrivePolicy",
  "aws:cloudwatch/eventTarget:EventTarget": "deadLetterConfig.arn",
  "aws:lambda/eventSourceMapping:EventSourceMapping": "destinationConfig.onFailure.destinationArn",
  "aws:lambda/function:Function": "deadLetterConfig.targetArn",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig":
    "destinationConfig.onFailure.destination",
  "aws:pipes/pipe:Pipe": "sourceParameters",
  "aws:scheduler/schedule:Schedule": "target",
  "aws:sns/topicSubscription:TopicSubscription": "redrivePolicy",
};

const DEAD_LETTER_NAME = /dlq|dead|fail|poison|redrive/i;

/** A redrive policy as it was found, beside the queue or in it. */
export interface Redrive<V> {
  readonly holder: StackSubject<V>;
  /** ARN of the dead-letter queue; undefined when it is not known yet. */
  readonly target: string | undefined;
  /** How often a message is received before it goes there. */
  readonly receives: number | undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The redrive policy of a queue: its own, or that of a resource beside it. */
export function redriveOf<V>(it: StackSubject<V>): Redrive<V> | undefined {
  const side = it.namedBy([REDRIVE_POLICY], "queueUrl");
  const holder = it.has("redrivePolicy") ? it : side.find((other) => other.has("redrivePolicy"));
  if (holder === undefined) return undefined;
  const document = holder.document("redrivePolicy");
  if (typeof document !== "object" || document === null || Array.isArray(document))
    return undefined;
  const { deadLetterTargetArn: target, maxReceiveCount } = document as Readonly<
    Record<string, unknown>
  >;
  if (target === UNKNOWN) return { holder, target: undefined, receives: numberOf(maxReceiveCount) };
  if (typeof target !== "string" || target === "") return undefined;
  return { holder, target, receives: numberOf(maxReceiveCount) };
}

/** True for a queue that takes what others could not handle. */
export function isDeadLetterQueue(it: StackSubject): boolean {
  const name = it.isUnknown("name") ? "" : (it.text("name") ?? "");
  if (DEAD_LETTER_NAME.test(it.name) || DEAD_LETTER_NAME.test(name)) return true;
  if (it.has("redriveAllowPolicy")) return true;
  return Object.entries(DEAD_LETTER_PLACES).some(([type, key]) =>
    it.ofType(type).some((other) => other.urn !== it.urn && namesAsDeadLetters(other, key, it)),
  );
}

function namesAsDeadLetters(other: StackSubject, key: string, it: StackSubject): boolean {
  if (other.names(key, it) === "yes") return true;
  if (other.isUnknown(key)) return false;
  const text = other.text(key) ?? "";
  const arn = it.isUnknown("arn") ? undefined : it.text("arn");
  return arn !== undefined && text.includes(`"${arn}"`);
}
