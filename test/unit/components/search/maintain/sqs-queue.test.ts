import { expect } from "chai";
import type { Post } from "../../../../../components/search/functions/loader/signed-http";
import { sqsQueue } from "../../../../../components/search/functions/maintain/sqs-queue";
import { Fault, type FaultKind } from "../../../../../infra/runtime/errors";

const URL = "https://sqs.eu-west-1.amazonaws.com/1/letters";

/** A queue that gives these answers, one after the other, and what it was asked. */
function queueOf(...answers: readonly (object | { readonly status: number })[]) {
  const asked: { readonly action: string; readonly body: Record<string, unknown> }[] = [];
  const post: Post = (_path, headers, body) => {
    const action = headers["X-Amz-Target"]?.split(".")[1] ?? "";
    const answer: unknown = answers[asked.length];
    asked.push({ action, body: JSON.parse(body) as Record<string, unknown> });
    if (answer === undefined) return Promise.reject(new Error("no answer"));
    const { status = 200, ...rest } = answer as { status?: number };
    return Promise.resolve({ status, text: JSON.stringify(rest) });
  };
  return { queue: sqsQueue(post, URL), asked };
}

const message = (at: number) => ({
  id: `m${String(at)}`,
  receipt: `r${String(at)}`,
  body: "",
  sent: 0,
});

describe("the queue of dead letters, behind SQS", () => {
  it("reads messages with the time that they were sent at", async () => {
    const Attributes = { SentTimestamp: "1795000000000" };
    const one = { MessageId: "m", ReceiptHandle: "r", Body: "b", Attributes };
    const { asked, queue } = queueOf({ Messages: [one, { Body: "no id" }] }, {});
    expect(await queue.receive(90)).to.deep.equal([
      { id: "m", receipt: "r", body: "b", sent: 1_795_000_000_000 },
    ]);
    expect(await queue.receive(90)).to.deep.equal([]);
    expect(asked[0]?.body).to.deep.include({ QueueUrl: URL, VisibilityTimeout: 90 });
  });

  it("deletes and shows messages ten at a time", async () => {
    const { asked, queue } = queueOf({}, {}, {}, {});
    const messages = Array.from({ length: 13 }, (_, at) => message(at));
    await queue.remove(messages);
    await queue.show(messages);
    expect(
      asked.map(({ action, body }) => [action, (body.Entries as unknown[]).length]),
    ).to.deep.equal([
      ["DeleteMessageBatch", 10],
      ["DeleteMessageBatch", 3],
      ["ChangeMessageVisibilityBatch", 10],
      ["ChangeMessageVisibilityBatch", 3],
    ]);
    expect(asked[3]?.body.Entries).to.deep.include({
      ...{ Id: "0", ReceiptHandle: "r10", VisibilityTimeout: 0 },
    });
  });

  it("counts what waits and what is hidden", async () => {
    const Attributes = {
      ApproximateNumberOfMessages: "3",
      ApproximateNumberOfMessagesNotVisible: "2",
    };
    const { queue } = queueOf({ Attributes });
    expect(await queue.counts()).to.deep.equal({ waiting: 3, hidden: 2 });
  });

  const faults: readonly (readonly [name: string, answer: object | undefined, kind: FaultKind])[] =
    [
      ["no answer", undefined, "retry"],
      ["a server that failed", { status: 500 }, "retry"],
      [
        "too many requests",
        { status: 400, __type: "com.amazonaws.sqs#RequestThrottled" },
        "throttle",
      ],
      ["no right", { status: 400, __type: "AccessDeniedException" }, "fatal"],
      [
        "a queue that is gone",
        { status: 400, __type: "com.amazonaws.sqs#QueueDoesNotExist" },
        "fatal",
      ],
      ["a message that was not deleted", { Failed: [{ Id: "0" }] }, "retry"],
    ];
  for (const [name, answer, kind] of faults)
    it(`says ${kind} for ${name}`, async () => {
      const { queue } = queueOf(...(answer === undefined ? [] : [answer]));
      const error: unknown = await queue.remove([message(1)]).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Fault).and.have.property("kind", kind);
    });
});
