import { Decimal128, Double, Int32, Long, Timestamp } from "bson";
import { expect } from "chai";
import { changesOfEvent } from "../../../../../components/search/functions/feed/changes";
import { feedCell } from "../../../../../components/search/functions/feed/scope";
import { Fault } from "../../../../../infra/runtime/errors";
import { versionOf } from "../../../../../infra/runtime/version";
import { IDS, playerEvent, type Event } from "../../../../support/search/feed/events";
import { CELL, FILLING_CELL, SCOPE, WIDER } from "../../../../support/search/feed/scopes";

const VERSION = versionOf({ t: 1_795_000_000, i: 7 });
const of = (event: unknown, cell = CELL) => changesOfEvent(event, cell);
const deleted = (event: Event = {}) => {
  const { fullDocument: _, ...rest } = playerEvent({}, { operationType: "delete", ...event });
  return rest;
};

describe("what an event changes", () => {
  it("is the document in the index of its distance, with the fields of that distance", () => {
    const fields = { birthDate: new Date(0), level: 9, interests: ["x"] };
    expect(of(playerEvent(fields)).changes).to.deep.equal([
      {
        index: "players-residency",
        id: "7",
        version: VERSION,
        kind: "index",
        body: '{"birthDate":"1970-01-01T00:00:00.000Z","displayName":"Ada","email":"ada@x","location":"IE","playerId":"7"}',
      },
    ]);
    expect(of(playerEvent({ ...fields, location: "DE" })).changes[0]?.index).to.equal(
      "players-residency",
    );
    const [far] = of(playerEvent({ ...fields, location: "JP" })).changes;
    expect(far?.index).to.equal("players-world");
    expect(far?.body).to.equal('{"displayName":"Ada","location":"JP","playerId":"7"}');
  });

  for (const operationType of ["update", "replace"])
    it(`is the whole document after a ${operationType}, too`, () => {
      const insert = of(playerEvent());
      expect(of(playerEvent({}, { operationType }))).to.deep.equal(insert);
    });

  it("is nothing for an update whose document is gone, since a delete follows", () => {
    for (const fullDocument of [null, undefined, {}])
      expect(of(playerEvent({}, { operationType: "update", fullDocument }))).to.deep.include({
        changes: [],
        letters: [],
        skipped: "gone",
      });
  });

  it("is a deletion in the index of the distance that the document's key tells", () => {
    const index = (location: unknown) =>
      of(deleted({ documentKey: { location, _id: "7" } })).changes.map((change) => change.index);
    expect(index("IE")).to.deep.equal(["players-residency"]);
    expect(index("JP")).to.deep.equal(["players-world"]);
    // Of a location that is newer than the scope nothing was indexed.
    expect(of(deleted({ documentKey: { location: "AU", _id: "7" } })).skipped).to.equal(
      "unknown location",
    );
    // Without a location: wherever it may be.
    for (const location of [undefined, 7])
      expect(index(location)).to.deep.equal(["players-residency", "players-world"]);
    expect(of(deleted()).changes).to.deep.equal([
      { index: "players-residency", id: "7", version: VERSION, kind: "delete", body: "" },
    ]);
  });

  it("is nothing where documents of that distance are not indexed", () => {
    const item = { ns: { db: "game", coll: "items" } };
    expect(of(playerEvent({ location: "DE" }, item)).skipped).to.equal("out of reach");
    expect(of(playerEvent({ location: "IE" }, item)).changes).to.have.length(1);
    const key = { documentKey: { location: "DE", _id: "7" } };
    expect(of(deleted({ ...item, ...key }))).to.deep.include({
      changes: [],
      skipped: "out of reach",
    });
  });

  it("is nothing in collections without search, and for locations that the scope does not know", () => {
    for (const coll of ["transactions", "unheard-of", "__proto__"])
      expect(of(playerEvent({}, { ns: { db: "game", coll } })).skipped).to.equal("collection");
    expect(of(playerEvent({ location: "AU" })).skipped).to.equal("unknown location");
    expect(of(playerEvent({}, { operationType: "createIndexes" })).skipped).to.equal("operation");
  });

  it("is that the search has to be filled anew when whole collections go", () => {
    const lost = (operationType: string, ns?: object, to?: object) =>
      of({ operationType, ns, to }).lost;
    expect(lost("drop", { coll: "players" })).to.equal(true);
    expect(lost("drop", { coll: "events" })).to.equal(undefined);
    expect(lost("rename", { coll: "players" }, { coll: "old" })).to.equal(true);
    expect(lost("rename", { coll: "new" }, { coll: "players" })).to.equal(true);
    expect(lost("rename", { coll: "new" })).to.equal(true);
    expect(lost("rename", { coll: "new" }, { coll: "old" })).to.equal(undefined);
    expect(lost("dropDatabase", { db: "game" })).to.equal(true);
    expect(lost("invalidate")).to.equal(true);
  });

  for (const [name, id, text] of IDS)
    it(`takes ${name} as an id ${text === undefined ? "for a dead letter" : "as the loader does"}`, () => {
      const { changes, letters } = of(playerEvent({ _id: id }));
      expect(changes.map((change) => change.id)).to.deep.equal(text === undefined ? [] : [text]);
      expect(letters.map(({ reason }) => reason)).to.deep.equal(
        text === undefined ? ["no id"] : [],
      );
      // The id is the index's own, and no field.
      for (const { body } of changes) expect(JSON.parse(body)).to.not.have.property("_id");
    });

  it("keeps all digits of whole numbers, and decimals as text", () => {
    const body = (displayName: unknown) => of(playerEvent({ displayName })).changes[0]?.body;
    expect(body(Long.fromString("9007199254740993"))).to.contain('"displayName":9007199254740993,');
    expect(body(9007199254740993n)).to.contain('"displayName":9007199254740993,');
    expect(body(Decimal128.fromString("1.10"))).to.contain('"displayName":"1.10"');
    expect(body(new Int32(5))).to.contain('"displayName":5,');
  });

  it("writes keys with dots and dollars as they are, for the domain to judge", () => {
    const [change] = of(playerEvent({ displayName: { "a.b": 1, $set: 2 } })).changes;
    expect(change?.body).to.contain('"displayName":{"a.b":1,"$set":2}');
    const outside = of(playerEvent({ "a.b": 1, $where: "x", "display.Name": "y" })).changes;
    expect(outside).to.deep.equal(of(playerEvent()).changes);
  });

  it("leaves out fields that are not there, and keeps nulls", () => {
    const [change] = of(playerEvent({ email: undefined, displayName: null })).changes;
    expect(change?.body).to.equal('{"displayName":null,"location":"IE","playerId":"7"}');
  });

  for (const [name, event, reason] of [
    ["nothing", undefined, "not understood"],
    ["a text", "insert", "not understood"],
    ["a list", [playerEvent()], "not understood"],
    ["no operation", playerEvent({}, { operationType: undefined }), "not understood"],
    ["no namespace", playerEvent({}, { ns: undefined }), "not understood"],
    ["a namespace without collection", playerEvent({}, { ns: { db: "game" } }), "not understood"],
    ["no time", playerEvent({}, { clusterTime: undefined }), "no version"],
    ["a date as time", playerEvent({}, { clusterTime: new Date() }), "no version"],
    [
      "a time before all times",
      playerEvent({}, { clusterTime: new Timestamp({ t: 1, i: 1 }) }),
      "no version",
    ],
    ["no key", playerEvent({}, { documentKey: undefined }), "no id"],
    ["a key that is none", playerEvent({}, { documentKey: "7" }), "no id"],
    ["an insert without document", playerEvent({}, { fullDocument: null }), "no document"],
    ["an insert with a list", playerEvent({}, { fullDocument: [] }), "no document"],
    ["no location", playerEvent({ location: undefined }), "no location"],
    ["a location that is no text", playerEvent({ location: 7 }), "no location"],
    ["bytes in a field", playerEvent({ displayName: new Uint8Array(3) }), "not representable"],
    ["a number that is none", playerEvent({ displayName: new Double(NaN) }), "not representable"],
    ["half a surrogate pair", playerEvent({ displayName: "\uD800" }), "not representable"],
    ["a key of Extended JSON", playerEvent({ displayName: { $date: 1 } }), "not representable"],
  ] as const)
    it(`makes a dead letter of ${name}, without anything of the document`, () => {
      const { changes, letters } = of(event);
      expect(changes).to.deep.equal([]);
      expect(letters.map((letter) => letter.reason)).to.deep.equal([reason]);
      expect(JSON.stringify(letters)).to.not.contain("Ada").and.not.contain("ada@x");
    });

  it("tells which cache entry is old, from the document or from its key", () => {
    const keys = ["v1:players:IE:7"];
    expect(of(playerEvent()).keys).to.deep.equal(keys);
    expect(of(deleted()).keys).to.deep.equal(keys);
    expect(of(playerEvent({}, { operationType: "update", fullDocument: null })).keys).to.deep.equal(
      keys,
    );
    expect(of(deleted({ documentKey: { _id: "7" } })).keys).to.deep.equal([]);
  });

  it("tells when the write was made", () => {
    expect(of(playerEvent()).wrote).to.equal(1_795_000_000_500);
    expect(of(playerEvent({}, { wallTime: undefined })).wrote).to.equal(1_795_000_000_000);
  });
});

describe("a delete of the TTL index", () => {
  const wider = (keepPurged: readonly string[] = []) => feedCell({ ...SCOPE, keepPurged }, WIDER);
  const purge = (purgeAt: unknown, more: Event = {}) =>
    deleted({
      ns: { db: "game", coll: "sessions" },
      fullDocumentBeforeChange: { purgeAt, location: "JP" },
      ...more,
    });
  const past = new Date(1_795_000_000_000);
  const future = new Date(1_795_000_001_000);

  it("is told by a purge date before it, and deletes all the same", () => {
    expect(of(purge(past), wider())).to.deep.include({ purged: true });
    expect(of(purge(past), wider()).changes).to.have.length(1);
  });

  it("deletes nothing where the scope keeps purged documents", () => {
    const kept = wider(["sessions"]);
    expect(of(purge(past), kept)).to.deep.include({ changes: [], skipped: "kept", purged: true });
    expect(of(purge(future), kept).changes).to.have.length(1);
  });

  it("is a player's without a pre-image, a date or a moment", () => {
    for (const event of [
      purge(undefined),
      purge("2020"),
      purge(past, { wallTime: undefined }),
      purge(past, { fullDocumentBeforeChange: undefined }),
      purge(past, { fullDocumentBeforeChange: null }),
    ]) {
      const { changes, purged } = of(event, wider(["sessions"]));
      expect(purged).to.equal(undefined);
      expect(changes).to.have.length(1);
    }
  });

  it("finds the location in the pre-image of a collection that is not sharded", () => {
    const event = purge(past, { documentKey: { _id: "7" } });
    expect(of(event, wider()).changes.map(({ index }) => index)).to.deep.equal(["sessions-world"]);
  });
});

describe("a cell's scope", () => {
  it("is refused without a location of its own, and with one twice", () => {
    const locations = { zone: ["IE"], residency: ["DE"], world: [] };
    for (const wrong of [
      { ...locations, zone: [] },
      { ...locations, world: ["IE"] },
    ])
      expect(() => feedCell({ cell: "x", locations: wrong })).to.throw(Fault, "fatal");
  });

  it("has the key that it had, when an index is filled beside", () => {
    expect(FILLING_CELL.fills).to.deep.equal([
      { alias: "players-world", from: "players-world-v1", to: "players-world-v2" },
    ]);
    expect(FILLING_CELL.key).to.equal(CELL.key);
    expect(CELL.fills).to.deep.equal([]);
  });

  it("has a key that tells other locations and fields from a new order of the same", () => {
    const key = (world: string[], model = WIDER) =>
      feedCell({ cell: "x", locations: { zone: ["IE"], residency: [], world } }, model).key;
    expect(key(["JP", "DE"])).to.equal(key(["DE", "JP"]));
    expect(key(["JP"])).to.not.equal(key(["DE", "JP"]));
    expect(key(["JP"])).to.not.equal(
      feedCell({ cell: "x", locations: { zone: ["IE"], residency: [], world: ["JP"] } }).key,
    );
  });
});
