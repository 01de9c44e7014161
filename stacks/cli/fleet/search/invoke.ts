import { type CallPlace, errorOfCall, errorOfFunction } from "./fault";
import type { SearchEvent } from "./event";

/** Asks the cell's maintenance function once, and returns its JSON. @throws UserError when it fails. */
export type Invoke = (place: CallPlace, event: SearchEvent) => Promise<unknown>;

/**
 * Longest that one call may last, in milliseconds: Lambda ends a function after 900 s at the latest (Lambda
 * developer guide, quotas), and its answer needs a moment.
 */
const CALL_MILLISECONDS = 930_000;

/** How often a call is made at most, when Lambda is throttled or gives no answer. */
const MOST_ATTEMPTS = 5;

/**
 * Calls Lambda with the credentials that AWS' own tools would use, in the function's region. A call that Lambda
 * throttles is made again, later each time. `AWS_ENDPOINT_URL_LAMBDA` puts another server in Lambda's place.
 */
export const lambdaInvoke: Invoke = async (place, event) => {
  // The SDK warns of what its later versions will ask of Node; the pinned one is no later version.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  // Here, since no other command needs it and it is slow to load.
  const { InvokeCommand, LambdaClient } = await import("@aws-sdk/client-lambda");
  const client = new LambdaClient({
    region: regionOf(place.functionArn),
    maxAttempts: MOST_ATTEMPTS,
    requestHandler: { requestTimeout: CALL_MILLISECONDS },
  });
  try {
    const { FunctionError, Payload } = await client
      .send(new InvokeCommand({ FunctionName: place.functionArn, Payload: JSON.stringify(event) }))
      .catch((error: unknown) => {
        throw errorOfCall(place, error);
      });
    const answer = jsonOf(Payload);
    if (FunctionError !== undefined) throw errorOfFunction(place, answer);
    return answer;
  } finally {
    client.destroy();
  }
};

/** Region of a function: `eu-west-1` of `arn:aws:lambda:eu-west-1:111122223333:function:search-maintain`. */
function regionOf(functionArn: string): string {
  return functionArn.split(":")[3] ?? "";
}

/** JSON of an answer; undefined when it is none, which no reader takes. */
function jsonOf(payload: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(payload ?? []).toString()) as unknown;
  } catch {
    return undefined;
  }
}
