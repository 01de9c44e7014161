import { mapping, stackRule } from "../../../../rule";
import { checkVisibility } from "./visibility-timeout";

export const visibilityTimeoutAdvised = stackRule({
  id: "aws-lambda-event-source-mapping-visibility-timeout-advised",
  title: "Messages stay hidden for six times as long as a function may work on them (advice)",
  severity: "low",
  foreignOnly: true,
  frameworks: [mapping("nag", "LambdaEventSourceSQSVisibilityTimeout")],
  why: "When Lambda throttles a function, it needs time for further tries before a message comes back.",
  fix: "Set the queue's visibilityTimeoutSeconds to six times the function's timeout.",
  types: ["aws:lambda/eventSourceMapping:EventSourceMapping"],
  properties: [],
  check: (it) => {
    checkVisibility(it, 6);
  },
});
