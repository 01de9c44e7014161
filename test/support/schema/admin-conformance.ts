import { expect } from "chai";
import { indexSteps } from "../../../components/database/functions/schema/indexes";
import type {
  Admin,
  LiveCollection,
  Validation,
} from "../../../components/database/functions/schema/ports";
import type { PlannedIndex } from "../../../infra/model/derive/schema";
import { Fault } from "../../../infra/runtime/errors";
import type { Row } from "./documents";

/** A database to be tested. */
export interface AdminFixture {
  readonly admin: Admin;
  /** Stores a document under the collection's own judgement. */
  insert(namespace: string, document: Row): Promise<unknown>;
}

const VALIDATION: Validation = {
  rule: {
    bsonType: "object",
    required: ["_id", "location"],
    properties: {
      _id: { bsonType: "string" },
      location: { bsonType: "string", pattern: "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" },
      rank: { bsonType: ["int", "long"] },
      weight: { bsonType: "number" },
      state: { bsonType: "string", enum: ["on", "off"] },
      tags: { bsonType: "array", items: { bsonType: "string" } },
      form: { anyOf: [{ bsonType: "int" }, { bsonType: "string" }] },
    },
    additionalProperties: false,
  },
  level: "strict",
  action: "error",
};

const INDEXES: readonly PlannedIndex[] = [
  {
    name: "byRank",
    keys: [
      ["location", 1],
      ["rank", -1],
    ],
    unique: true,
  },
  { name: "purge", keys: [["purgeAt", 1]], expireAfterSeconds: 0 },
  { name: "byState", keys: [["state", 1]], collation: { locale: "en", strength: 2 } },
];

/**
 * What every database does that the schema step is run on, but for sharding.
 *
 * @param make a database for one test; databases' names are not used twice, so one server will do.
 */
export function adminConformance(
  name: string,
  make: () => AdminFixture | Promise<AdminFixture>,
): void {
  describe(`administration of ${name}`, () => {
    let tests = 0;
    let database: string;
    let place: string;
    let fixture: AdminFixture;
    let admin: Admin;

    beforeEach(async () => {
      tests += 1;
      database = `conformance${String(tests)}`;
      place = `${database}.players`;
      fixture = await make();
      admin = fixture.admin;
    });

    async function players(): Promise<LiveCollection> {
      const [found, ...others] = await admin.collections(database);
      expect(others).to.deep.equal([]);
      if (found === undefined) throw new Error("no collection");
      return found;
    }

    it("finds nothing in a database that is not there", async () => {
      expect(await admin.collections(database)).to.deep.equal([]);
      expect(await admin.shardKeyOf(place)).to.equal(undefined);
    });

    it("shows a new collection's validation as it was given", async () => {
      await admin.createCollection(place, VALIDATION);
      expect(await players()).to.deep.equal({
        name: "players",
        type: "collection",
        validation: {
          validator: { $jsonSchema: VALIDATION.rule },
          level: "strict",
          action: "error",
        },
        indexes: [],
      });
    });

    it("judges documents by it", async () => {
      await admin.createCollection(place, VALIDATION);
      const right = { _id: "1", location: "IE", rank: 1, weight: 1, state: "on", tags: ["a"] };
      await fixture.insert(place, right);
      await fixture.insert(place, { ...right, _id: "2", weight: 0.5, form: 1 });
      await fixture.insert(place, { ...right, _id: "3", location: "US-VA", form: "1" });
      const wrong: Row[] = [
        { location: undefined },
        { location: "ie" },
        { rank: 1.5 },
        { state: "other" },
        { tags: [1] },
        { form: true },
        { more: 1 },
      ];
      for (const change of wrong) {
        const { location, ...rest }: Row = { ...right, _id: "4", ...change };
        const document = location === undefined ? rest : { location, ...rest };
        const error = await refused(fixture.insert(place, document));
        expect(error, JSON.stringify(change)).to.not.equal(undefined);
      }
    });

    it("makes a collection twice when it is the same, and refuses other options", async () => {
      await admin.createCollection(place, VALIDATION);
      await admin.createCollection(place, VALIDATION);
      const other = admin.createCollection(place, { ...VALIDATION, action: "warn" });
      expect(await refused(other))
        .to.be.instanceOf(Fault)
        .with.property("kind", "fatal");
    });

    it("lets wrong documents in while it only warns, until it is set to refuse them", async () => {
      await admin.createCollection(place, { ...VALIDATION, action: "warn" });
      await fixture.insert(place, { _id: "1" });
      await admin.setValidation(place, VALIDATION);
      expect((await players()).validation.action).to.equal("error");
      expect(await refused(fixture.insert(place, { _id: "2" }))).to.not.equal(undefined);
    });

    it("sets no validation of a collection that is not there", async () => {
      expect(await refused(admin.setValidation(place, VALIDATION)))
        .to.be.instanceOf(Fault)
        .with.property("kind", "fatal");
    });

    it("shows indexes so that they are known again, with nothing left to do", async () => {
      await admin.createCollection(place, VALIDATION);
      await admin.createIndexes(place, INDEXES);
      await admin.createIndexes(place, INDEXES);
      const { indexes } = await players();
      expect(indexes.map((index) => index.name)).to.have.members(INDEXES.map((one) => one.name));
      expect(indexes.find((index) => index.name === "purge")?.expireAfterSeconds).to.equal(0);
      const steps = indexSteps(place, INDEXES, indexes, []);
      expect(steps).to.deep.equal({ build: [], retire: [] });
    });

    it("refuses an index of a name that has other keys, and of keys that have another name", async () => {
      await admin.createCollection(place, VALIDATION);
      await admin.createIndexes(place, INDEXES);
      const inTheWay: PlannedIndex[] = [
        { name: "purge", keys: [["rank", 1]] },
        { name: "later", keys: [["purgeAt", 1]], expireAfterSeconds: 0 },
        { name: "purge", keys: [["purgeAt", 1]], expireAfterSeconds: 60 },
      ];
      for (const index of inTheWay)
        expect(await refused(admin.createIndexes(place, [index])), JSON.stringify(index))
          .to.be.instanceOf(Fault)
          .with.property("kind", "fatal");
    });

    it("refuses a unique index over duplicates, without their values", async () => {
      await admin.createCollection(place, VALIDATION);
      for (const _id of ["1", "2"]) await fixture.insert(place, { _id, location: "IE", rank: 77 });
      const error = await refused(admin.createIndexes(place, INDEXES));
      expect(error).to.be.instanceOf(Fault).with.property("kind", "fatal");
      expect((error as Fault).message).to.not.contain("77");
    });

    it("sets after how long an index deletes, and makes one delete that did not", async () => {
      await admin.createCollection(place, VALIDATION);
      await admin.createIndexes(place, [
        { name: "purge", keys: [["purgeAt", 1]], expireAfterSeconds: 60 },
        { name: "plain", keys: [["endedAt", 1]] },
      ]);
      await admin.setExpiry(place, "purge", 0);
      await admin.setExpiry(place, "plain", 5);
      const seconds = (await players()).indexes.map((index) => [
        index.name,
        index.expireAfterSeconds,
      ]);
      expect(Object.fromEntries(seconds)).to.deep.equal({ purge: 0, plain: 5 });
      expect(await refused(admin.setExpiry(place, "gone", 5))).to.be.instanceOf(Fault);
    });

    it("drops an index, and nothing when it is gone", async () => {
      await admin.createCollection(place, VALIDATION);
      await admin.createIndexes(place, INDEXES);
      await admin.dropIndex(place, "purge");
      await admin.dropIndex(place, "purge");
      const names = (await players()).indexes.map((index) => index.name);
      expect(names).to.have.members(["byRank", "byState"]);
    });
  });
}

async function refused(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
