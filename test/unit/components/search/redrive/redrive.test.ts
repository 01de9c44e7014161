import { expect } from "chai";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import { bulkLines } from "../../../../../components/search/functions/loader/bulk-body";
import type { DeadLetter } from "../../../../../components/search/functions/loader/ports";
import { requestsOf } from "../../../../../components/search/functions/loader/sqs-letters";
import { redriveMessages } from "../../../../../components/search/functions/redrive/handle";
import { letterOf } from "../../../../../components/search/functions/redrive/letters";
import { noFaults, type FaultPoints, withFaults } from "../../../../../infra/runtime/faults";
import { CrashAt, Recording } from "../../../../support/runtime/crash";
import { bench } from "../../../../support/search/bench";
import { FakeDocuments, player } from "../../../../support/search/fake-documents";
import { HttpDomain } from "../../../../support/search/http-domain";
import { planOf, SPACE } from "../../../../support/search/plan";

const LETTER: DeadLetter = {
  reason: "mapper_parsing_exception",
  index: "players-residency",
  id: "1",
  version: 7,
  kind: "index",
};

async function fixture() {
  const made = bench();
  const domain = new HttpDomain();
  await bootstrap(planOf(), domain);
  const documents = new FakeDocuments(1000);
  const run = (letters: readonly DeadLetter[], faults: FaultPoints = noFaults, space = SPACE) =>
    // As they stand in messages of the queue.
    runOf(requestsOf(letters).flat(), faults, space);
  const runOf = async (bodies: readonly string[], faults: FaultPoints, space = SPACE) => {
    const messages = await redriveMessages(
      bodies,
      space,
      {
        ...made.ports,
        sink: withFaults("sink", domain, faults),
        documents: withFaults("documents", documents, faults),
        deadLetters: withFaults("deadLetters", made.letters, faults),
      },
      made.clock.now() + 60_000,
    );
    return messages.map(({ result }) => result);
  };
  return { ...made, domain, documents, run, runOf };
}

describe("redrive", () => {
  it("writes the document as the database has it now", async () => {
    const { documents, domain, letters, run } = await fixture();
    documents.write("1", player("1", "IE", "mended"));
    expect(await run([LETTER])).to.deep.equal(["mended"]);
    expect(domain.documents("players-residency")["1"]).to.include({ displayName: "mended" });
    expect(letters.letters).to.deep.equal([]);
  });

  it("deletes what the database does not have any more", async () => {
    const { documents, domain, run } = await fixture();
    documents.write("1", player("1", "IE"));
    await run([LETTER]);
    documents.write("1");
    await run([LETTER]);
    expect(domain.documents("players-residency")).to.deep.equal({});
  });

  it("reads a document once for all its letters", async () => {
    const { documents, run } = await fixture();
    documents.write("1", player("1", "IE"));
    await run([LETTER, { ...LETTER, version: 8 }, { ...LETTER, index: "players-world" }]);
    expect(documents.reads).to.deep.equal(["1"]);
  });

  it("writes to the index where the document belongs, whatever index the letter names", async () => {
    const { documents, domain, run } = await fixture();
    documents.write("1", player("1", "US-VA"));
    await run([{ ...LETTER, index: "players-residency-v1" }]);
    expect(domain.documents("players-residency")).to.deep.equal({});
    expect(domain.documents("players-world")).to.have.property("1");
  });

  it("keeps what is still poison with its new reason, counted up, and mends the others", async () => {
    const { documents, domain, letters, run } = await fixture();
    documents.write("1", player("1", "IE"));
    documents.write("2", player("2", "IE"));
    Reflect.deleteProperty(domain.indexes.get("players-residency-v1")?.properties ?? {}, "email");
    documents.write("2", player("2", "US-VA"));
    expect(await run([LETTER, { ...LETTER, id: "2" }])).to.deep.equal(["kept", "mended"]);
    expect(letters.letters).to.deep.equal([
      { ...LETTER, reason: "strict_dynamic_mapping_exception", redrives: 1 },
    ]);
    await run(letters.letters.splice(0));
    expect(letters.letters).to.deep.equal([
      { ...LETTER, reason: "strict_dynamic_mapping_exception", redrives: 2 },
    ]);
    expect(domain.documents("players-world")).to.have.property("2");
  });

  it("keeps a document that no index can hold", async () => {
    const { documents, letters, run } = await fixture();
    documents.write("1", { ...player("1", "IE"), displayName: NaN });
    await run([LETTER]);
    expect(letters.letters).to.deep.equal([
      { ...LETTER, reason: "not representable", redrives: 1 },
    ]);
  });

  it("keeps letters of nothing that it knows", async () => {
    const { letters, run } = await fixture();
    const raw = { reason: "not understood", raw: "{" };
    const foreign = { ...LETTER, index: "orders" };
    await run([raw, foreign]);
    expect(letters.letters).to.deep.equal([
      { ...raw, redrives: 1 },
      { ...foreign, redrives: 1 },
    ]);
    expect(letterOf("no letter")).to.deep.equal({
      reason: "no dead letter",
      raw: "no letter",
      redrives: 0,
    });
  });

  it("writes to the index that is filled as well", async () => {
    const { documents, domain, run } = await fixture();
    const plan = planOf({ versions: { "players-world": 2 }, filling: ["players-world"] });
    await bootstrap(plan, domain);
    documents.write("1", player("1", "US-VA"));
    await run([LETTER], noFaults, { ...SPACE, fills: plan.fills });
    expect(domain.documents("players-world-v2")).to.have.property("1");
  });

  it("asks for a letter again that was neither mended nor kept", async () => {
    const { letters, run } = await fixture();
    letters.broken = true;
    expect(await run([{ reason: "x", raw: "{" }])).to.deep.equal(["later"]);
  });

  it("asks again for what was not written in time, also where a part of it is poison", async () => {
    const { documents, domain, letters, run } = await fixture();
    const plan = planOf({ versions: { "players-world": 2 }, filling: ["players-world"] });
    const again = ["later"];
    documents.write("1", player("1", "US-VA"));
    domain.bulk = (body) => {
      const items = body.split("\n").filter((line) => line.startsWith('{"index":'));
      return Promise.resolve({
        status: 200,
        items: items.map((line) =>
          line.includes("players-world-v2") ? { status: 400 } : { status: 429 },
        ),
      });
    };
    expect(await run([LETTER], noFaults, { ...SPACE, fills: plan.fills })).to.deep.equal(again);
    expect(await run([LETTER])).to.deep.equal(again);
    expect(letters.letters).to.deep.equal([]);
  });

  it("loses no letter, wherever it dies", async () => {
    const recording = new Recording();
    const sent = [LETTER, { ...LETTER, id: "2" }];
    async function ready() {
      const made = await fixture();
      made.documents.write("1", { ...player("1", "IE"), displayName: NaN });
      made.documents.write("2", player("2", "IE"));
      return made;
    }
    await (await ready()).run(sent, recording);
    expect(recording.points.length).to.be.at.least(8);
    for (const point of recording.points) {
      const { domain, letters, run } = await ready();
      await run(sent, new CrashAt(point)).catch(() => undefined);
      await run(sent);
      expect(domain.documents("players-residency"), point).to.have.property("2");
      expect(letters.letters.map(({ id }) => id)).to.include("1");
    }
  });

  it("reads anew every document of a message that the queue gave up on by itself", async () => {
    const { documents, domain, letters, runOf } = await fixture();
    documents.write("1", player("1", "IE", "newer"));
    documents.write("2", { ...player("2", "IE"), displayName: NaN });
    const lines = ["1", "2", "3"].map((id) =>
      bulkLines({ index: "players-residency", id, version: 5, kind: "index", body: "{}" }),
    );
    expect(await runOf([lines.join("")], noFaults)).to.deep.equal(["kept"]);
    expect(domain.documents("players-residency")).to.have.all.keys("1");
    expect(domain.documents("players-residency")["1"]).to.include({ displayName: "newer" });
    const kept = { index: "players-residency", id: "2", kind: "index", redrives: 1 };
    expect(letters.letters).to.deep.equal([{ ...kept, reason: "not representable" }]);
  });

  it("keeps such a message whole where it names an index that the cell does not have", async () => {
    const { letters, runOf } = await fixture();
    const body = JSON.stringify({ index: "orders", doc: { _id: "1", total: 3 } });
    expect(await runOf([body], noFaults)).to.deep.equal(["kept"]);
    expect(letters.letters).to.deep.equal([{ reason: "no dead letter", raw: body, redrives: 1 }]);
  });
});
