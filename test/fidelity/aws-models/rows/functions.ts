import { PROVIDER_ONLY } from "../../python/row";
import type { Rows } from "./row";

/** Lambda. */
export const FUNCTIONS: Rows = {
  "aws:lambda/function:Function": {
    operations: ["lambda.CreateFunction"],
    rules: {
      name: "FunctionName",
      code: { skip: "an archive that is packed when it is sent" },
    },
    fixed: { "Code.ZipFile": "" },
    autoname: "name",
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    operations: ["lambda.CreateEventSourceMapping"],
  },
  "aws:lambda/invocation:Invocation": {
    operations: ["lambda.Invoke"],
    rules: {
      input: "Payload",
      lifecycleScope: PROVIDER_ONLY,
      terraformKey: PROVIDER_ONLY,
      triggers: PROVIDER_ONLY,
    },
  },
};
