import type { LambdaFunction } from "./lambda-function";

/**
 * Input of an `aws.lambda.Invocation` with the lifecycle `CRUD`: the function is called when the stack makes the
 * invocation, and in place whenever the event or the function's code changes. The provider adds
 * `tf: { action, prev_input }`; what is called with `action` `delete`, when the stack is destroyed, does nothing.
 *
 * @returns the event as JSON, with the hash of the code beside it.
 */
export function invocationInput(
  { codeHash }: Pick<LambdaFunction, "codeHash">,
  event: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({ ...event, code: codeHash });
}
