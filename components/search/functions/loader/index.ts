import { systemClock } from "../../../../infra/runtime/clock";
import { emfMetrics } from "../../../../infra/runtime/metrics";
import { systemRandom } from "../../../../infra/runtime/random";
import { type BatchAnswer, type CallsAnswer, handle } from "./handle";
import { httpSink } from "./http-sink";
import type { LoaderPorts } from "./load";
import { signedHttp } from "./signed-http";
import { sqsLetters } from "./sqs-letters";

/** What Lambda tells a function about its invocation. */
interface Context {
  getRemainingTimeInMillis(): number;
}

type Environment = Readonly<Record<string, string | undefined>>;

function needed(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === "")
    throw new Error(`the loader's environment has no ${name}; the cell's stack sets it`);
  return value;
}

/**
 * Ports of a process of Lambda.
 *
 * @param env `SEARCH_ENDPOINT` (with `SEARCH_SIGNED=false` requests are not signed, for tests),
 * `DEAD_LETTERS_URL`, `CELL`, and what Lambda sets.
 */
function portsOf(env: Environment): LoaderPorts {
  const region = needed(env, "AWS_REGION");
  const queueUrl = needed(env, "DEAD_LETTERS_URL");
  const search = {
    endpoint: needed(env, "SEARCH_ENDPOINT"),
    service: "es",
    ...(env.SEARCH_SIGNED === "false" ? {} : { region }),
  };
  return {
    sink: httpSink(signedHttp(search)),
    deadLetters: sqsLetters(
      signedHttp({ endpoint: new URL(queueUrl).origin, service: "sqs", region }),
      queueUrl,
    ),
    clock: systemClock,
    random: systemRandom,
    metrics: emfMetrics({
      dimensions: { cell: needed(env, "CELL"), function: "loader" },
      write: (line) => {
        process.stdout.write(`${line}\n`);
      },
      clock: systemClock,
    }),
  };
}

let ports: LoaderPorts | undefined;

/** The function's entry: one batch of SQS, or one or many calls. Connections are kept between invocations. */
export async function handler(
  event: unknown,
  context: Context,
): Promise<BatchAnswer | CallsAnswer> {
  ports ??= portsOf(process.env);
  return handle(event, ports, systemClock.now() + context.getRemainingTimeInMillis());
}
