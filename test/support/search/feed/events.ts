import { Int32, Long, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { LOCATIONS, UNKNOWN } from "./scopes";

/** An event as the driver gives it. */
export type Event = Record<string, unknown>;

/** Fields of generated documents: of every collection and scope, and some that no index has. */
const FIELDS = [
  "playerId",
  "displayName",
  "email",
  "birthDate",
  "level",
  "itemId",
  "name",
  "category",
  "tags",
  "interests",
  "password",
  "purgeAt",
];

const value = fc.oneof(
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
  fc.constant({ inner: { "a.b": "secret" } }),
);

function document(id: string, location: string | undefined): fc.Arbitrary<Event> {
  return fc
    .dictionary(fc.constantFrom(...FIELDS), value)
    .map((fields) => ({ ...fields, _id: id, ...(location === undefined ? {} : { location }) }));
}

/** Any event on one document, of a sharded collection or of one that is not. */
export function anyEvent(): fc.Arbitrary<Event> {
  return fc
    .record({
      operationType: fc.constantFrom("insert", "update", "replace", "delete"),
      coll: fc.constantFrom("players", "items", "sessions", "transactions", "other"),
      id: fc.constantFrom("a", "b"),
      location: fc.option(fc.constantFrom(...LOCATIONS, UNKNOWN), { nil: undefined, freq: 9 }),
      i: fc.integer({ min: 1, max: 9 }),
      sharded: fc.boolean(),
      gone: fc.boolean(),
    })
    .chain(({ coll, gone, i, id, location, operationType, sharded }) =>
      document(id, location).map((fullDocument) => ({
        _id: { _data: "82" },
        operationType,
        ns: { db: "game", coll },
        clusterTime: new Timestamp({ t: 1_795_000_000, i }),
        wallTime: new Date(1_795_000_000_000),
        documentKey: { ...(sharded && location !== undefined ? { location } : {}), _id: id },
        lsid: { id: "noise" },
        ...(operationType === "delete"
          ? {}
          : { fullDocument: operationType === "update" && gone ? null : fullDocument }),
        ...(operationType === "update"
          ? { updateDescription: { updatedFields: fullDocument } }
          : {}),
      })),
    );
}

/** An insert of a player in Ireland, changed as a test wants it. */
export function playerEvent(fields: Event = {}, event: Event = {}): Event {
  const fullDocument = {
    ...{ _id: "7", location: "IE", playerId: "7", displayName: "Ada", email: "ada@x" },
    ...fields,
  };
  return {
    _id: { _data: "82" },
    operationType: "insert",
    ns: { db: "game", coll: "players" },
    clusterTime: new Timestamp({ t: 1_795_000_000, i: 7 }),
    wallTime: new Date(1_795_000_000_500),
    documentKey: { location: fullDocument.location, playerId: "7", _id: fullDocument._id },
    fullDocument,
    ...event,
  };
}

/** Ids as documents have them, with their texts. */
export const IDS: readonly (readonly [name: string, id: unknown, text: string | undefined])[] = [
  ["a string", "a\u2028é", "a\u2028é"],
  ["an ObjectId", new ObjectId("5f0c1c2b8e1d4a6f7b3e9d21"), "5f0c1c2b8e1d4a6f7b3e9d21"],
  ["a Long", Long.fromString("9007199254740993"), "9007199254740993"],
  ["an Int32", new Int32(-7), "-7"],
  ["a promoted number", 12, "12"],
  ["an empty string", "", undefined],
  ["half a number", 1.5, undefined],
  ["a number that has lost digits", 2 ** 60, undefined],
  ["a document", { a: 1 }, undefined],
  ["nothing", undefined, undefined],
  ["half a surrogate pair", "\uD800", undefined],
];
