import { mapping, resourceRule } from "../../../../rule";

export const partialFailures = resourceRule({
  id: "aws-lambda-event-source-mapping-partial-failures",
  title: "A function says which messages of a batch failed",
  severity: "low",
  frameworks: [mapping("worldcell", "functions")],
  why: "Else one bad message makes its whole batch come back, and the good ones are handled again.",
  fix: "Set functionResponseTypes to ReportBatchItemFailures and return the failed ids.",
  types: ["aws:lambda/eventSourceMapping:EventSourceMapping"],
  properties: [],
  check: (it) => {
    const source = it.text("eventSourceArn");
    if (source === undefined || !source.includes(":sqs:"))
      it.notApplicable("does not read a queue");
    if (it.number("batchSize") === 1) it.notApplicable("takes one message at a time");
    it.mustKnowAll("functionResponseTypes");
    if (!it.texts("functionResponseTypes").includes("ReportBatchItemFailures"))
      it.fail("functionResponseTypes", "does not hold ReportBatchItemFailures");
  },
});
