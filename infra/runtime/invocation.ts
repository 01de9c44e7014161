import { isMapping } from "./mapping";

/** Whether a function is called because its stack is destroyed (`aws.lambda.Invocation`, lifecycle `CRUD`). */
export function isFarewell(event: unknown): boolean {
  return isMapping(event) && isMapping(event.tf) && event.tf.action === "delete";
}
