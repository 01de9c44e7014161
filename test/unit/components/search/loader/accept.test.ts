import { expect } from "chai";
import { accept } from "../../../../../components/search/functions/loader/accept";

const NOW = 1000;
const call = (more: object = {}) => ({
  index: "players-residency",
  doc: { _id: "7", level: 3 },
  ...more,
});
const written = {
  index: "players-residency",
  id: "7",
  version: NOW,
  kind: "index",
  body: '{"level":3}',
};
const batch = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, at) => ({ messageId: `m${String(at)}`, body })),
});

describe("what the loader accepts", () => {
  it("takes one call, and many, and keeps their order", () => {
    expect(accept(call(), NOW).changes).to.deep.equal([written]);
    const two = accept([call(), call({ doc: { id: 8, level: 4 } })], NOW);
    expect(two.changes.map(({ id }) => id)).to.deep.equal(["7", "8"]);
    expect(two.origins).to.deep.equal([0, 1]);
    expect(two.inputs).to.equal(2);
  });

  it("deletes for DELETE in any case of letters, and indexes for anything else", () => {
    for (const httpMethod of ["DELETE", "delete"])
      expect(accept(call({ httpMethod }), NOW).changes).to.deep.equal([
        { ...written, kind: "delete", body: "" },
      ]);
    for (const httpMethod of ["POST", "PUT", "PATCH", "", undefined])
      expect(accept(call({ httpMethod }), NOW).changes[0]?.kind).to.equal("index");
    const byId = accept({ index: "players-residency", httpMethod: "DELETE", id: "9" }, NOW);
    expect(byId.changes[0]?.id).to.equal("9");
  });

  it("takes an id as ObjectId, Long, number and text, and leaves _id out of the body", () => {
    const ids: readonly (readonly [id: unknown, text: string])[] = [
      [{ $oid: "5f0c1c2b8e1d4a6f7b3e9d21" }, "5f0c1c2b8e1d4a6f7b3e9d21"],
      [{ $numberLong: "9007199254740993" }, "9007199254740993"],
      [{ $numberInt: "7" }, "7"],
      [7, "7"],
      ["7", "7"],
    ];
    for (const [id, text] of ids) {
      const [change] = accept(call({ doc: { _id: id, level: 3 } }), NOW).changes;
      expect(change?.id).to.equal(text);
      expect(change?.body).to.equal('{"level":3}');
    }
  });

  it("keeps whole numbers above 2^53 exactly, in the text of a message", () => {
    const text =
      '{"index":"players-residency","doc":{"_id":9007199254740993,"score":9007199254740995}}';
    const [change] = accept(batch(text), NOW).changes;
    expect(change?.id).to.equal("9007199254740993");
    expect(change?.body).to.equal('{"score":9007199254740995}');
  });

  it("takes keys with dots and dollars as they are", () => {
    const [change] = accept(call({ doc: { _id: "7", "a.b": 1, $c: 2 } }), NOW).changes;
    expect(change?.body).to.equal('{"a.b":1,"$c":2}');
  });

  it("finds calls in envelopes of EventBridge and SNS", () => {
    const bridge = { "detail-type": "change", source: "game", detail: call() };
    const sns = { Type: "Notification", Message: JSON.stringify(call()) };
    const accepted = accept(batch(JSON.stringify(bridge), JSON.stringify(sns)), NOW);
    expect(accepted.changes).to.deep.equal([written, written]);
    expect(accepted.messages).to.deep.equal(["m0", "m1"]);
  });

  it("takes the feed's own lines without looking at the documents", () => {
    const lines =
      '{"index":{"_index":"players-residency","_id":"7","version":5,"version_type":"external_gte"}}\n{"level":3}\n' +
      '{"delete":{"_index":"players-residency","_id":"8","version":6,"version_type":"external_gte"}}\n';
    expect(accept(batch(lines), NOW).changes).to.deep.equal([
      { ...written, version: 5 },
      { index: "players-residency", id: "8", version: 6, kind: "delete", body: "" },
    ]);
  });

  const refused: readonly (readonly [event: unknown, reason: string])[] = [
    [{ index: "", doc: { _id: "7" } }, "no index"],
    [{ index: "players-residency", doc: { level: 3 } }, "no id"],
    [{ index: "players-residency", doc: { _id: "" } }, "no id"],
    [{ index: "players-residency", doc: { _id: ["7"] } }, "no id"],
    [{ index: "players-residency", doc: "text", id: "7" }, "no document"],
    [{ index: "players-residency", doc: { _id: "7" }, version: 2 ** 53 }, "no version below 2^53"],
    [{ index: "players-residency", doc: { _id: "7" }, version: "5" }, "no version below 2^53"],
    [{ hello: "world" }, "not understood"],
    ["text", "not understood"],
    [null, "not understood"],
  ];
  for (const [event, reason] of refused) {
    it(`keeps what it cannot take, whole: ${reason}, ${JSON.stringify(event)}`, () => {
      const accepted = accept(event, NOW);
      expect(accepted.changes).to.deep.equal([]);
      const [{ letter } = { letter: undefined }] = accepted.refused;
      expect(letter?.reason).to.equal(reason);
      expect(JSON.parse(letter?.raw ?? "")).to.deep.equal(event);
    });
  }

  it("keeps a message that is no JSON, and a batch body that is broken, as they came", () => {
    const broken = '{"index":{"_index":"players-residency","_id":"7","version":5}}\n';
    const accepted = accept(batch("{", broken, JSON.stringify(call())), NOW);
    expect(accepted.refused.map(({ origin, letter }) => [origin, letter.raw])).to.deep.equal([
      [0, "{"],
      [1, broken],
    ]);
    expect(accepted.origins).to.deep.equal([2]);
  });
});
