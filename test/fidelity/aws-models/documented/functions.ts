import type { Documented } from "../documented";

const NAME = {
  says: "If you specify only the function name, it is limited to 64 characters in length",
  pattern: "[a-zA-Z0-9-_]{1,64}|.*:.*",
};

/** Lambda. */
export const FUNCTIONS: readonly Documented[] = [
  { operation: "lambda.CreateFunction", member: "FunctionName", ...NAME },
  {
    operation: "lambda.CreateFunction",
    member: "Timeout",
    // The 5,400 seconds of the model are those of Lambda Managed Instances, and only of some invocations.
    says: "the maximum allowed value is 900 seconds",
    min: 1,
    max: 900,
  },
  {
    operation: "lambda.Invoke",
    member: "Payload",
    says: "The JSON that you want to provide to your Lambda function as input",
    json: {},
  },
];
