import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { httpSink } from "../../../../../components/search/functions/loader/http-sink";
import { signedHttp } from "../../../../../components/search/functions/loader/signed-http";
import {
  requestsOf,
  sqsLetters,
} from "../../../../../components/search/functions/loader/sqs-letters";
import { Fault } from "../../../../../infra/runtime/errors";

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that gives one answer after the other, and keeps what it was asked. */
class Stub {
  readonly seen: Seen[] = [];
  readonly sockets = new Set<unknown>();
  readonly #server: Server;

  constructor(
    answers: readonly ((seen: Seen) => readonly [status: number, body: string] | "silence")[],
  ) {
    let next = 0;
    this.#server = createServer((request, response) => {
      let body = "";
      this.sockets.add(request.socket);
      request.on("data", (part: Buffer) => (body += part.toString("utf8")));
      request.on("end", () => {
        const seen = { path: request.url ?? "", headers: request.headers, body };
        this.seen.push(seen);
        const answer = answers[next++]?.(seen) ?? "silence";
        if (answer === "silence") return;
        response.writeHead(answer[0], { "Content-Type": "application/json" });
        response.end(answer[1]);
      });
    });
  }

  start(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, "127.0.0.1", () => {
        resolve(`http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`);
      });
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the loader's requests", () => {
  let stub: Stub | undefined;
  afterEach(() => stub?.stop());

  async function started(...answers: ConstructorParameters<typeof Stub>[0]): Promise<string> {
    stub = new Stub(answers);
    return stub.start();
  }

  it("read the status and the error's type of each result, and keep the connection", async () => {
    const items = [
      { index: { status: 201 } },
      { delete: { status: 404 } },
      { index: { status: 400, error: { type: "mapper_parsing_exception" } } },
    ];
    const answer = () => [200, JSON.stringify({ items })] as const;
    const sink = httpSink(signedHttp({ endpoint: await started(answer, answer), service: "es" }));
    const expected = {
      status: 200,
      items: [{ status: 201 }, { status: 404 }, { status: 400, type: "mapper_parsing_exception" }],
    };
    expect(await sink.bulk("a\n", 1000)).to.deep.equal(expected);
    expect(await sink.bulk("é\n", 1000)).to.deep.equal(expected);
    expect(stub?.seen.map(({ body }) => body)).to.deep.equal(["a\n", "é\n"]);
    expect(stub?.seen[1]?.headers).to.include({
      "content-type": "application/x-ndjson",
      "content-length": "3",
    });
    expect(stub?.sockets.size).to.equal(1);
  });

  it("tell a refused request with its type, also when the answer is no JSON", async () => {
    const endpoint = await started(
      () => [429, '{"error":{"type":"es_rejected_execution_exception"},"status":429}'],
      () => [413, "<html>"],
    );
    const sink = httpSink(signedHttp({ endpoint, service: "es" }));
    expect(await sink.bulk("a\n", 1000)).to.deep.equal({
      status: 429,
      type: "es_rejected_execution_exception",
      items: [],
    });
    expect(await sink.bulk("a\n", 1000)).to.deep.equal({ status: 413, items: [] });
  });

  it("are a fault to be tried again when nobody answers, or nobody is there", async () => {
    const sink = httpSink(signedHttp({ endpoint: await started(() => "silence"), service: "es" }));
    expect((await faultOf(sink.bulk("a\n", 50))).kind).to.equal("retry");
    const nobody = httpSink(signedHttp({ endpoint: "http://127.0.0.1:1", service: "es" }));
    expect((await faultOf(nobody.bulk("a\n", 1000))).kind).to.equal("retry");
  });

  it("are signed with the credentials of the environment", async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
      AWS_SESSION_TOKEN: "token",
    });
    try {
      const endpoint = await started(() => [200, "{}"]);
      const post = signedHttp({ endpoint, service: "es", region: "eu-west-1" });
      await post("/_bulk", { "Content-Type": "application/x-ndjson" }, "a\n", 1000);
      const { authorization, ...headers } = stub?.seen[0]?.headers ?? {};
      expect(authorization).to.match(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/es\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/,
      );
      expect(headers["x-amz-security-token"]).to.equal("token");
    } finally {
      process.env = before;
    }
  });

  it("keep dead letters in a queue, ten at a time, and fail when one is not taken", async () => {
    const endpoint = await started(
      () => [200, '{"Successful":[]}'],
      () => [200, '{"Failed":[{"Id":"0","Code":"InternalError","SenderFault":false}]}'],
      () => [400, '{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slower"}'],
      () => [403, '{"__type":"com.amazon.coral.service#AccessDeniedException"}'],
    );
    const letters = sqsLetters(signedHttp({ endpoint, service: "sqs" }), `${endpoint}/1/letters`);
    await letters.put(
      Array.from({ length: 10 }, (_, at) => ({ reason: "no id", raw: String(at) })),
    );
    expect(stub?.seen[0]?.headers["x-amz-target"]).to.equal("AmazonSQS.SendMessageBatch");
    const { Entries } = JSON.parse(stub?.seen[0]?.body ?? "") as {
      Entries: { MessageBody: string }[];
    };
    expect(Entries.map(({ MessageBody }) => JSON.parse(MessageBody) as unknown)[9]).to.deep.equal({
      reason: "no id",
      raw: "9",
    });
    const one = [{ reason: "no id" }];
    expect((await faultOf(letters.put(one))).kind).to.equal("retry");
    expect((await faultOf(letters.put(one))).kind).to.equal("throttle");
    expect((await faultOf(letters.put(one))).kind).to.equal("fatal");
  });

  it("put letters of any size into requests that the queue takes", () => {
    const letters = [10, 300_000, 900_000, 2_000_000, 20].map((size) => ({
      reason: "not understood",
      raw: "é".repeat(size / 2),
    }));
    const requests = requestsOf([
      ...letters,
      ...Array.from({ length: 25 }, () => ({ reason: "x" })),
    ]);
    for (const texts of requests) {
      expect(texts.length).to.be.at.most(10);
      const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(bytes).to.be.lessThan(1024 * 1024);
    }
    expect(requests.flat()).to.have.length(30);
  });
});
