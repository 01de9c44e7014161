import { Long, ObjectId } from "bson";
import { expect } from "chai";
import { type Document, MongoClient } from "mongodb";
import type { RawDocument } from "../../components/search/functions/feed/document";
import {
  documentSide,
  changesOfReading,
} from "../../components/search/functions/redrive/documents";
import { mongoDocuments } from "../../components/search/functions/redrive/mongo-documents";
import { isPassing } from "../../components/search/functions/feed/judge";
import { Fault } from "../../infra/runtime/errors";
import { versionOf } from "../../infra/runtime/version";
import { documentsConformance } from "../support/search/documents-conformance";
import { player } from "../support/search/fake-documents";
import { SPACE } from "../support/search/plan";
import { providedMongo } from "../support/servers/mongo-client";

describe("documents of the database, on a MongoDB-wire server", function () {
  this.timeout(120_000);
  const started = providedMongo("reads at a snapshot");
  const players = () => started().client.db("game").collection<Document>("players");
  const documents = () => mongoDocuments({ client: started().client, cell: SPACE.cell });

  /** Writes as the game does. @returns the version of the write's event. */
  async function write(id: unknown, document?: RawDocument): Promise<number> {
    return started().client.withSession(async (session) => {
      const filter = { _id: id } as Document;
      if (document === undefined) await players().deleteOne(filter, { session });
      else await players().replaceOne(filter, document, { session, upsert: true });
      const { operationTime } = session;
      if (operationTime === undefined) throw new Error("no time of the write");
      return versionOf({ t: operationTime.t, i: operationTime.i });
    });
  }

  beforeEach(() => players().deleteMany({}));

  documentsConformance("MongoDB", () => ({ documents: documents(), write }));

  it("lets no field out of the database that the document's distance does not allow", async () => {
    const secret = { ...player("1", "IE"), password: "never" };
    await write("1", secret);
    await write("2", { ...secret, location: "US-VA" });
    await write("3", { ...secret, location: "JP" });
    const read = await documents().after("players", undefined, 10);
    expect(read.map((document) => Object.keys(document).sort())).to.deep.equal([
      ["_id", "birthDate", "displayName", "email", "location", "playerId"],
      ["_id", "displayName", "location", "playerId"],
      // A location that the cell does not know.
      ["_id", "location"],
    ]);
    for (const [at, id] of ["1", "2", "3"].entries())
      expect((await documents().byId("players", id)).document).to.deep.equal(read[at]);
  });

  it("finds documents whose ids are no strings by their text, and takes none of them for gone", async () => {
    const oid = new ObjectId("5f0c1c2b8e1d4a6f7b3e9d21");
    const long = Long.fromString("9007199254740993");
    for (const id of [oid, long, 7]) await write(id, player(String(id), "IE"));
    await write("8", player("8", "IE"));
    for (const id of [String(oid), "9007199254740993", "7", "8"]) {
      const reading = await documents().byId("players", id);
      const [change] = changesOfReading("players", id, reading, SPACE);
      expect(change, id).to.include({ kind: "index", id });
    }
    // Pages hold strings alone.
    const page = await documentSide("players", documents(), SPACE).after(undefined, 10);
    expect(page.entries.map(({ id }) => id)).to.deep.equal(["8"]);
    expect((await documents().byId("players", "07")).document).to.equal(undefined);
  });

  it("reads each page by the index of ids, and no further than it has to", async () => {
    await players().insertMany(
      Array.from({ length: 500 }, (_, at) => ({
        _id: String(at).padStart(4, "0"),
        ...player(String(at), at % 2 === 0 ? "IE" : "US-VA"),
      })) as never,
    );
    const commands: Document[] = [];
    const client = new MongoClient(started().server.uri, { monitorCommands: true });
    client.on("commandStarted", ({ command }) => commands.push(command));
    try {
      const page = await mongoDocuments({ client, cell: SPACE.cell }).after("players", "0100", 10);
      expect(page).to.have.length(10);
      const [find] = commands;
      const { hint, limit, sort } = find as { hint: Document; limit: number; sort: Document };
      const plan = await players()
        .find({ _id: { $gt: "0100" } } as Document, { hint, limit, sort: sort as never })
        .explain("executionStats");
      // The server in Python plans nothing.
      if (started().server.build === "rust")
        expect(plan.executionStats).to.include({ totalKeysExamined: 10, totalDocsExamined: 10 });
    } finally {
      await client.close();
    }
  });

  it("refuses a collection that is not searched, and says when the database is gone", async () => {
    const failed = (call: () => Promise<unknown>): Promise<unknown> =>
      call().then(
        () => undefined,
        (error: unknown) => error,
      );
    const calls = (name: string) => [
      () => documents().byId(name, "1"),
      () => documents().after(name, "", 1),
    ];
    for (const call of calls("sessions")) {
      const error = await failed(call);
      expect(error).to.be.instanceOf(Fault).and.have.property("kind", "fatal");
    }
    await started().server.kill();
    try {
      for (const call of calls("players")) expect(await failed(call)).to.satisfy(isPassing);
    } finally {
      await started().server.restart();
    }
  });
});
