import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Int32 } from "bson";
import { expect } from "chai";
import { podCredentials } from "../../../../../components/search/functions/feed/credentials";
import { feedFault } from "../../../../../components/search/functions/feed/mongo-fault";
import { timeOfToken } from "../../../../../components/search/functions/feed/mongo-source";
import { HistoryLost } from "../../../../../components/search/functions/feed/ports";
import { scopeOf, settingsOf } from "../../../../../components/search/functions/feed/settings";
import { sqsOutbox } from "../../../../../components/search/functions/feed/sqs-outbox";
import type { HttpAnswer } from "../../../../../components/search/functions/loader/signed-http";
import { Fault } from "../../../../../infra/runtime/errors";
import { ManualClock } from "../../../../support/runtime/manual-clock";
import { SCOPE } from "../../../../support/search/feed/scopes";

const QUEUE = "https://sqs.eu-west-1.amazonaws.com/1/feed";

async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(Fault);
  return error as Fault;
}

describe("an outbox on SQS", () => {
  /** Answers by turn; what was asked is kept. */
  function queue(...answers: readonly (HttpAnswer | Error)[]) {
    const asked: string[][] = [];
    const box = sqsOutbox((path, headers, body) => {
      expect(path).to.equal("/");
      expect(headers["X-Amz-Target"]).to.equal("AmazonSQS.SendMessageBatch");
      const { Entries, QueueUrl } = JSON.parse(body) as {
        Entries: { MessageBody: string }[];
        QueueUrl: string;
      };
      expect(QueueUrl).to.equal(QUEUE);
      const answer = answers[asked.length] ?? { status: 200, text: "{}" };
      asked.push(Entries.map(({ MessageBody }) => MessageBody));
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }, QUEUE);
    return { asked, box };
  }
  const failed = (...entries: object[]) => ({
    status: 200,
    text: JSON.stringify({ Failed: entries }),
  });

  it("sends all messages in one request, and what was refused again alone", async () => {
    const { asked, box } = queue(failed({ Id: "1", Code: "InternalError" }));
    await box.send(["a", "b", "c"]);
    expect(asked).to.deep.equal([["a", "b", "c"], ["b"]]);
  });

  for (const [name, answer, kind] of [
    ["no answer", new Error("reset"), "retry"],
    [
      "an overload",
      { status: 400, text: '{"__type":"com.amazonaws.sqs#RequestThrottled"}' },
      "throttle",
    ],
    [
      "a queue that is not there",
      { status: 400, text: '{"__type":"com.amazonaws.sqs#QueueDoesNotExist"}' },
      "fatal",
    ],
    ["a grant that is missing", { status: 403, text: "<html>" }, "fatal"],
    ["a gateway", { status: 502, text: "<html>" }, "retry"],
    ["all refused for a while", failed({ Id: "0", Code: "InternalError" }), "retry"],
    ["all refused for good", failed({ Id: "0", Code: "InvalidMessageContents" }), "poison"],
    ["a refusal without a name", failed({}), "retry"],
  ] as const)
    it(`says ${kind} for ${name}`, async () => {
      const { box } = queue(answer);
      const { kind: found, message } = await faultOf(box.send(["secret"]));
      expect(found).to.equal(kind);
      expect(message).to.not.contain("secret");
    });
});

describe("errors of the driver", () => {
  it("are lost history where going on does not help, with promoted codes and without", () => {
    for (const code of [136, 260, 280, 286, 40647, 40649])
      for (const given of [code, new Int32(code)])
        expect(feedFault("x", { name: "MongoServerError", code: given })).to.be.instanceOf(
          HistoryLost,
        );
  });

  it("are faults with what may be told of them", () => {
    const kinds = (error: unknown) => (feedFault("x", error) as Fault).kind;
    expect(kinds({ name: "MongoServerError", code: new Int32(13) })).to.equal("fatal");
    expect(kinds({ name: "MongoServerError", code: new Int32(10107) })).to.equal("retry");
    expect(kinds({ errorLabels: ["ResumableChangeStreamError"], code: 1 })).to.equal("retry");
    expect(kinds({ name: "MongoNetworkError" })).to.equal("retry");
    expect(kinds({ name: "Error", code: "ECONNREFUSED" })).to.equal("retry");
    for (const nothing of [undefined, null, "text"]) expect(kinds(nothing)).to.equal("fatal");
    const { message } = feedFault("x", {
      name: "MongoServerError",
      code: 1,
      message: "quotes Ada",
    });
    expect(message).to.not.contain("Ada");
  });
});

describe("a resume token", () => {
  it("tells its time where it is MongoDB's own, and nothing elsewhere", () => {
    const _data = "826549A1C0000000032B042C0100296E5A1004";
    expect(timeOfToken({ _data })).to.deep.equal({ t: 0x6549a1c0, i: 3 });
    for (const token of [
      undefined,
      null,
      "82",
      {},
      { _data: 5 },
      { _data: "82" },
      { _data: "2B00000012730001" },
    ])
      expect(timeOfToken(token)).to.equal(undefined);
  });
});

describe("the feed's environment", () => {
  const ENV = {
    SCOPE: JSON.stringify(SCOPE),
    MONGODB_URI: "mongodb+srv://x",
    QUEUE_URL: QUEUE,
    DEAD_LETTERS_URL: `${QUEUE}-letters`,
    AWS_REGION: "eu-west-1",
    HOSTNAME: "feed-0",
  };

  it("is read whole", () => {
    expect(settingsOf(ENV)).to.deep.include({ scope: SCOPE, owner: "feed-0", queueUrl: QUEUE });
    const keepPurged = ["sessions"];
    expect(scopeOf(JSON.stringify({ ...SCOPE, keepPurged })).keepPurged).to.deep.equal(keepPurged);
  });

  it("is refused with the name of what is missing", () => {
    for (const name of Object.keys(ENV))
      expect(() => settingsOf({ ...ENV, [name]: "" })).to.throw(Fault, name);
  });

  it("is refused with a scope that is none", () => {
    const { locations } = SCOPE;
    for (const wrong of [
      "{",
      "null",
      "[]",
      JSON.stringify({ locations }),
      JSON.stringify({ cell: "x" }),
      JSON.stringify({ cell: "x", locations: { ...locations, zone: "IE" } }),
      JSON.stringify({ cell: "x", locations: { ...locations, world: [1] } }),
      JSON.stringify({ ...SCOPE, keepPurged: "sessions" }),
    ])
      expect(() => scopeOf(wrong), wrong).to.throw(Fault, "SCOPE");
  });
});

describe("a pod's credentials", () => {
  let server: Server;
  let folder: string;
  let status = 200;
  const asked: IncomingMessage[] = [];
  const clock = new ManualClock(Date.UTC(2026, 10, 28));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "feed-"));
    writeFileSync(join(folder, "token"), "the-token\n");
    server = createServer((request, response) => {
      asked.push(request);
      response.statusCode = status;
      const Expiration = new Date(clock.now() + 3_600_000).toISOString();
      response.end(
        JSON.stringify({
          AccessKeyId: `A${String(asked.length)}`,
          SecretAccessKey: "S",
          Token: "T",
          Expiration,
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  after(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it("are asked for with the pod's token, and again shortly before they expire", async () => {
    const { port } = server.address() as AddressInfo;
    const env: Record<string, string | undefined> = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${String(port)}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: join(folder, "token"),
    };
    const ready = podCredentials(env, clock);
    await ready();
    await ready();
    expect(asked.map(({ headers }) => headers.authorization)).to.deep.equal(["the-token"]);
    expect(env).to.include({
      AWS_ACCESS_KEY_ID: "A1",
      AWS_SECRET_ACCESS_KEY: "S",
      AWS_SESSION_TOKEN: "T",
    });
    clock.jump(3_400_000);
    await ready();
    expect(env.AWS_ACCESS_KEY_ID).to.equal("A2");
    clock.jump(3_400_000);
    status = 500;
    expect((await faultOf(ready())).kind).to.equal("retry");
  });

  it("are left as they are where the process has its own", async () => {
    const env = { AWS_ACCESS_KEY_ID: "mine" };
    await podCredentials(env, clock)();
    expect(env).to.deep.equal({ AWS_ACCESS_KEY_ID: "mine" });
  });
});
