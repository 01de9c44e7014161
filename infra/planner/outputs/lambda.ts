import type { Synthesis } from "./subject";
import { autoname } from "./subject";

export const LAMBDA: Readonly<Record<string, Synthesis>> = {
  "aws:lambda/function:Function": (subject) => {
    const name = autoname(subject);
    const arn = subject.arn("lambda", `function:${name}`);
    return {
      id: name,
      outputs: {
        name,
        arn,
        version: "$LATEST",
        qualifiedArn: `${arn}:$LATEST`,
        invokeArn: `arn:${subject.partition}:apigateway:${subject.region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
      },
    };
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": (subject) => {
    const uuid = subject.uuid();
    return {
      id: uuid,
      outputs: {
        uuid,
        arn: subject.arn("lambda", `event-source-mapping:${uuid}`),
        state: "Enabled",
      },
    };
  },
  "aws:lambda/invocation:Invocation": (subject) => ({
    id: `${subject.text("functionName", subject.name)}_$LATEST_${subject.hex(32)}`,
    outputs: { result: "{}" },
  }),
};
