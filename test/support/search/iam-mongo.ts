import { randomBytes } from "node:crypto";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { Binary, deserialize, type Document, Long, serialize } from "bson";

/** Opcodes of MongoDB's protocol: the driver's first question is an OP_QUERY, all others are OP_MSG. */
const REPLY = 1;
const QUERY = 2004;
const MESSAGE = 2013;
const HEADER = 16;

/** A login as it arrived: the header of a signed request to STS, and the session's token. */
export interface Login {
  readonly authorization: string;
  readonly token?: string;
}

/**
 * A server of MongoDB's protocol that knows nothing but logging in by IAM (`MONGODB-AWS`); every collection of
 * it is empty, and none may be written. It takes every signature: STS, which a real server asks, is not there.
 */
export class IamMongo {
  readonly logins: Login[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<IamMongo> {
    const server = createServer();
    const made = new IamMongo(server);
    server.on("connection", (socket) => {
      made.serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return made;
  }

  get uri(): string {
    const { port } = this.server.address() as AddressInfo;
    const options = "directConnection=true&authMechanism=MONGODB-AWS&authSource=%24external";
    return `mongodb://127.0.0.1:${String(port)}/?${options}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.#sockets.add(socket);
    let buffer = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (part) => {
      buffer = Buffer.concat([buffer, part]);
      while (buffer.length >= HEADER && buffer.length >= buffer.readInt32LE(0)) {
        const length = buffer.readInt32LE(0);
        socket.write(this.answered(buffer.subarray(0, length)));
        buffer = buffer.subarray(length);
      }
    });
  }

  private answered(request: Buffer): Buffer {
    const opcode = request.readInt32LE(12);
    // Flags, then for OP_QUERY a name, two numbers and the document, for OP_MSG a kind and the document.
    const start = opcode === QUERY ? request.indexOf(0, HEADER + 4) + 9 : HEADER + 5;
    const size = request.readInt32LE(start);
    const document = serialize(this.answer(deserialize(request.subarray(start, start + size))));
    const before =
      opcode === QUERY
        ? Buffer.concat([Buffer.alloc(16), Buffer.from([1, 0, 0, 0])])
        : Buffer.alloc(5);
    const header = Buffer.alloc(HEADER);
    header.writeInt32LE(HEADER + before.length + document.length, 0);
    header.writeInt32LE(request.readInt32LE(4), 8);
    header.writeInt32LE(opcode === QUERY ? REPLY : MESSAGE, 12);
    return Buffer.concat([header, before, document]);
  }

  private answer(command: Document): Document {
    const payload = command.payload as Binary | undefined;
    if ("saslStart" in command && payload !== undefined) {
      const { r } = deserialize(payload.value()) as { readonly r: Binary };
      const s = new Binary(Buffer.concat([r.value(), randomBytes(32)]));
      const answer = { h: "sts.eu-west-1.amazonaws.com", s };
      return { ok: 1, conversationId: 1, done: false, payload: new Binary(serialize(answer)) };
    }
    if ("saslContinue" in command && payload !== undefined) {
      const { a, t } = deserialize(payload.value()) as { readonly a: string; readonly t?: string };
      this.logins.push({ authorization: a, ...(t === undefined ? {} : { token: t }) });
      return { ok: 1, conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)) };
    }
    if ("findAndModify" in command)
      return { ok: 0, code: 13, codeName: "Unauthorized", errmsg: "it may not write" };
    const cursor = { id: Long.ZERO, ns: "a.b", firstBatch: [] };
    return {
      ok: 1,
      cursor,
      ...{ helloOk: true, isWritablePrimary: true, ismaster: true, readOnly: false },
      ...{ minWireVersion: 0, maxWireVersion: 25, maxBsonObjectSize: 16_777_216 },
      ...{ maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, localTime: new Date() },
    };
  }
}
