import { mapping, type StackSubject, stackRule } from "../../../../rule";

/** Lambda's own defaults. */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_VISIBILITY = 30;

const FUNCTION = "aws:lambda/function:Function";
const QUEUE = "aws:sqs/queue:Queue";

/** The function and the queue of a mapping, where both stand in the stack. */
function ends(
  it: StackSubject,
): { readonly handler: StackSubject; readonly queue: StackSubject } | undefined {
  const handler = it.ofType(FUNCTION).find((other) => it.names("functionName", other) === "yes");
  const queue = it.ofType(QUEUE).find((other) => it.names("eventSourceArn", other) === "yes");
  return handler === undefined || queue === undefined ? undefined : { handler, queue };
}

/** Finds a queue whose messages come back too early. @param factor how often the handler's time must fit. */
export function checkVisibility(it: StackSubject, factor: number): void {
  const { handler, queue } =
    ends(it) ?? it.notApplicable("its function or its queue is not in this stack");
  const needed =
    factor * (handler.number("timeout") ?? DEFAULT_TIMEOUT) +
    (it.number("maximumBatchingWindowInSeconds") ?? 0);
  const given = queue.number("visibilityTimeoutSeconds") ?? DEFAULT_VISIBILITY;
  if (given < needed)
    queue.fail(
      "visibilityTimeoutSeconds",
      `is ${String(given)}; with the timeout of ${handler.name} it must be at least ${String(needed)}`,
    );
}

export const visibilityTimeout = stackRule({
  id: "aws-lambda-event-source-mapping-visibility-timeout",
  title: "Messages stay hidden for as long as a function may work on them",
  severity: "medium",
  frameworks: [mapping("nag", "LambdaEventSourceSQSVisibilityTimeout")],
  why: "A message that comes back too early is handled twice, and ends among the dead letters though it was done.",
  fix: "Set the queue's visibilityTimeoutSeconds to six times the function's timeout.",
  types: ["aws:lambda/eventSourceMapping:EventSourceMapping"],
  properties: [],
  check: (it) => {
    // AWS refuses less than the timeout itself, and recommends six times.
    checkVisibility(it, it.context.fleet === undefined ? 1 : 6);
  },
});
