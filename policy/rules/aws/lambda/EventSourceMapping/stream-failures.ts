import { mapping, resourceRule, type Subject } from "../../../../rule";

/** True for sources that a function reads in order; a queue has a dead-letter queue instead. */
function isStream(it: Subject): boolean {
  const source = it.text("eventSourceArn");
  if (source !== undefined) return /:(?:kinesis|dynamodb):/.test(source);
  return false;
}

function mustBeFinite(it: Subject, key: string): void {
  if (it.isUnknown(key)) return;
  const value = it.number(key);
  if (value === undefined || value < 0)
    it.fail(
      key,
      value === undefined ? "is not set; it must be" : "is endless; it must be 0 or more",
    );
}

export const streamFailures = resourceRule({
  id: "aws-lambda-event-source-mapping-stream-failures",
  title: "A record that cannot be handled does not stop a stream",
  severity: "high",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "functions")],
  why: "Lambda tries a batch again until it leaves the stream: all behind it wait for a day, then are lost.",
  fix: "Set destinationConfig.onFailure, bisectBatchOnFunctionError, maximumRetryAttempts and maximumRecordAgeInSeconds.",
  types: ["aws:lambda/eventSourceMapping:EventSourceMapping"],
  properties: [
    "destinationConfig.onFailure",
    "bisectBatchOnFunctionError",
    "maximumRetryAttempts",
    "maximumRecordAgeInSeconds",
  ],
  check: (it) => {
    if (!isStream(it)) it.notApplicable("does not read a stream");
    it.mustExist("destinationConfig.onFailure.destinationArn");
    it.mustBeTrue("bisectBatchOnFunctionError");
    mustBeFinite(it, "maximumRetryAttempts");
    mustBeFinite(it, "maximumRecordAgeInSeconds");
  },
});
