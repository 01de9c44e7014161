import { mapping, type StackSubject, stackRule } from "../../../../rule";

const PERMISSION = "aws:lambda/permission:Permission";
const INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
/** Services that call a function without waiting for its answer. */
const ASYNCHRONOUS =
  /^(?:s3|sns|events|scheduler|ses|config|iot|logs|codecommit|cloudformation)\.amazonaws\.com/;

/** True when some service beside the function may call it asynchronously. */
function isCalledAsynchronously(it: StackSubject): boolean {
  return it
    .namedBy([PERMISSION], "function")
    .some((permission) => ASYNCHRONOUS.test(permission.text("principal") ?? ""));
}

export const asyncFailures = stackRule({
  id: "aws-lambda-function-async-failures",
  title: "Events that a function could not handle are kept",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("checkov", "CKV_AWS_116")],
  why: "After two more tries Lambda drops an event, and nobody knows that it ever came.",
  fix: "Set deadLetterConfig.targetArn, or a FunctionEventInvokeConfig with destinationConfig.onFailure.",
  types: ["aws:lambda/function:Function"],
  properties: ["deadLetterConfig"],
  check: (it) => {
    if (!isCalledAsynchronously(it)) it.notApplicable("no service calls it asynchronously");
    if (it.has("deadLetterConfig.targetArn")) return;
    const configs = it.namedBy([INVOKE_CONFIG], "functionName");
    if (configs.some((config) => config.has("destinationConfig.onFailure.destination"))) return;
    it.fail("deadLetterConfig", "is not set, and nothing else takes failed events; it must be");
  },
});
