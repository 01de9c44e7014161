import { Timestamp } from "bson";
import { expect } from "chai";
import type { MongoClient } from "mongodb";
import { mongoDocuments } from "../../../../../components/search/functions/redrive/mongo-documents";
import { Fault, type FaultKind } from "../../../../../infra/runtime/errors";
import { versionOf } from "../../../../../infra/runtime/version";
import { documentsConformance } from "../../../../support/search/documents-conformance";
import { FakeDocuments } from "../../../../support/search/fake-documents";
import { SPACE } from "../../../../support/search/plan";

documentsConformance("the fake", () => {
  const documents = new FakeDocuments(1000);
  return { documents, write: (id, document) => documents.write(id, document) };
});

/** Documents behind a driver that answers every command so. */
const answered = (command: () => Promise<object>) =>
  mongoDocuments({
    client: { db: () => ({ command }) } as unknown as MongoClient,
    cell: SPACE.cell,
  });

describe("a read of a document at a snapshot", () => {
  it("has the version of the time that the database names", async () => {
    const time = { t: 1_795_000_000, i: 7 };
    const cursor = { firstBatch: [{ _id: "1" }], atClusterTime: new Timestamp(time) };
    const reading = await answered(() => Promise.resolve({ cursor })).byId("players", "1");
    expect(reading).to.deep.equal({ at: versionOf(time), document: { _id: "1" } });
  });

  const refused: readonly (readonly [name: string, answer: () => Promise<object>, FaultKind])[] = [
    ["a server that names no time", () => Promise.resolve({ cursor: { firstBatch: [] } }), "fatal"],
    ["a snapshot that cannot be had now", () => Promise.reject(failure(246)), "retry"],
    ["one that is too old", () => Promise.reject(failure(239)), "retry"],
    ["a role without rights", () => Promise.reject(failure(13)), "fatal"],
  ];
  for (const [name, answer, kind] of refused)
    it(`says ${kind} for ${name}, and guesses no time`, async () => {
      const error: unknown = await answered(answer)
        .byId("players", "1")
        .catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Fault).and.have.property("kind", kind);
      expect(String(error)).to.not.include("secret");
    });
});

const failure = (code: number): Error =>
  Object.assign(new Error("secret of a player"), { name: "MongoServerError", code });
