import { expect } from "chai";
import {
  type FaultKind,
  faultOfAws,
  faultOfMongo,
  faultOfStatus,
  isHistoryLost,
  isNetworkError,
  isTooLarge,
} from "../../../../../infra/runtime/errors";

describe("the fault of a status", () => {
  const table: readonly [number, string | undefined, FaultKind][] = [
    [0, undefined, "retry"],
    [400, undefined, "poison"],
    [400, "mapper_parsing_exception", "poison"],
    [400, "strict_dynamic_mapping_exception", "poison"],
    [400, "illegal_argument_exception", "poison"],
    [400, "constructor", "poison"],
    [401, undefined, "fatal"],
    [403, undefined, "fatal"],
    [403, "cluster_block_exception", "throttle"],
    [404, "index_not_found_exception", "poison"],
    [405, undefined, "fatal"],
    [408, undefined, "retry"],
    [409, undefined, "stale"],
    [409, "version_conflict_engine_exception", "stale"],
    [413, undefined, "poison"],
    [429, undefined, "throttle"],
    [429, "es_rejected_execution_exception", "throttle"],
    [429, "circuit_breaking_exception", "throttle"],
    [500, undefined, "retry"],
    [500, "rejected_execution_exception", "throttle"],
    [502, undefined, "retry"],
    [503, undefined, "throttle"],
    [504, undefined, "retry"],
    [200, undefined, "fatal"],
  ];
  for (const [status, type, kind] of table) {
    it(`${String(status)} ${type ?? ""} is ${kind}`, () => {
      expect(faultOfStatus(status, type)).to.equal(kind);
    });
  }

  it("413 asks for a split first", () => {
    expect(isTooLarge(413)).to.equal(true);
    expect(isTooLarge(400)).to.equal(false);
  });
});

describe("the fault of an error of MongoDB", () => {
  const table: readonly [string, unknown, FaultKind][] = [
    ["a retryable write", { code: 99999, errorLabels: ["RetryableWriteError"] }, "retry"],
    ["a transient transaction", { code: 112, errorLabels: ["TransientTransactionError"] }, "retry"],
    ["a resumable stream", { errorLabels: ["ResumableChangeStreamError"] }, "retry"],
    [
      "load that is shed",
      { code: 462, errorLabels: ["RetryableWriteError", "SystemOverloadedError"] },
      "throttle",
    ],
    ["the network", { name: "MongoNetworkError" }, "retry"],
    ["the network, wrapped", new Error("x", { cause: { code: "ECONNRESET" } }), "retry"],
    ["no server", { name: "MongoServerSelectionError" }, "retry"],
    ["no connection to spare", { name: "MongoWaitQueueTimeoutError" }, "throttle"],
    ...[91, 189, 10107, 11600, 11602, 13435, 13436].map((code): [string, unknown, FaultKind] => [
      `no primary (${String(code)})`,
      { name: "MongoServerError", code },
      "retry",
    ]),
    ["MaxTimeMSExpired", { code: 50 }, "retry"],
    ["ExceededTimeLimit", { code: 262 }, "retry"],
    ["request rate too large", { code: 16500 }, "throttle"],
    ["a duplicate key", { code: 11000 }, "stale"],
    ["a document that is not valid", { code: 121 }, "poison"],
    ["a document that is no BSON", { name: "BSONError" }, "poison"],
    ["Unauthorized", { code: 13 }, "fatal"],
    ["AuthenticationFailed", { code: 18 }, "fatal"],
    ["ChangeStreamHistoryLost", { code: 286, errorLabels: ["RetryableWriteError"] }, "fatal"],
    ["ChangeStreamFatalError", { code: 280 }, "fatal"],
    ["a code that is not known", { code: 424242 }, "fatal"],
    ["no error at all", undefined, "fatal"],
    ["a text", "ECONNRESET", "fatal"],
  ];
  for (const [what, error, kind] of table) {
    it(`${what} is ${kind}`, () => {
      expect(faultOfMongo(error)).to.equal(kind);
    });
  }

  it("tells history that is lost from other errors that are fatal", () => {
    expect([136, 280, 286].every((code) => isHistoryLost({ code }))).to.equal(true);
    expect([{ code: 13 }, { code: "286" }, null, "286"].some(isHistoryLost)).to.equal(false);
  });
});

describe("the fault of an error of AWS", () => {
  const status = (httpStatusCode: number, name = "Other") => ({
    name,
    $metadata: { httpStatusCode },
  });
  const table: readonly [string, unknown, FaultKind][] = [
    ["ThrottlingException", status(400, "ThrottlingException"), "throttle"],
    ["SlowDown", status(503, "SlowDown"), "throttle"],
    ["TooManyRequestsException", { name: "TooManyRequestsException" }, "throttle"],
    [
      "what its model calls throttling",
      { name: "X", $retryable: { throttling: true } },
      "throttle",
    ],
    ["what its model calls retryable", { name: "X", $retryable: {} }, "retry"],
    ["429", status(429), "throttle"],
    ["500", status(500), "retry"],
    ["503", status(503), "throttle"],
    ["a conditional put that lost", status(412, "PreconditionFailed"), "stale"],
    ["two conditional puts at once", status(409, "ConditionalRequestConflict"), "retry"],
    ["a message that SQS refuses", status(400, "InvalidMessageContents"), "poison"],
    ["AccessDeniedException", status(400, "AccessDeniedException"), "fatal"],
    ["403", status(403), "fatal"],
    ["a queue that is missing", status(400, "QueueDoesNotExist"), "fatal"],
    ["a name of every object", status(400, "constructor"), "fatal"],
    ["a connection that was reset", { name: "Error", code: "ECONNRESET" }, "retry"],
    ["a time-out", { name: "TimeoutError" }, "retry"],
    ["a mistake of this code", new TypeError("x is not a function"), "fatal"],
    ["nothing", null, "fatal"],
  ];
  for (const [what, error, kind] of table) {
    it(`${what} is ${kind}`, () => {
      expect(faultOfAws(error)).to.equal(kind);
    });
  }
});

describe("an error of the network", () => {
  it("is found behind what wraps it, and a circle ends", () => {
    expect(
      isNetworkError(new TypeError("fetch failed", { cause: { code: "UND_ERR_SOCKET" } })),
    ).to.equal(true);
    const circle: { cause?: unknown } = {};
    circle.cause = circle;
    expect(isNetworkError(circle)).to.equal(false);
  });
});
