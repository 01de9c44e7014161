import { PROVIDER_ONLY } from "../../python/row";
import type { Twins } from "./twin";

/** Lambda. */
export const FUNCTIONS: Twins = {
  "aws:lambda/function:Function": {
    twin: "AWS::Lambda::Function",
    rules: {
      name: "FunctionName",
      code: { skip: "a template names an archive in a bucket" },
      publish: PROVIDER_ONLY,
      skipDestroy: PROVIDER_ONLY,
    },
    fixed: { "Code.S3Bucket": "code", "Code.S3Key": "code.zip" },
    autoname: "name",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": { twin: "AWS::Lambda::EventSourceMapping" },
  "aws:lambda/invocation:Invocation": {
    none: "CloudFormation makes functions and calls none",
  },
};
