import { expect } from "chai";
import fc from "fast-check";
import { manifest } from "../../../../../infra/model";
import { schemaPlan } from "../../../../../infra/model/derive/schema";
import { LOCATION_PATTERN } from "../../../../../infra/model/fields";
import type { Collection, Index, Manifest } from "../../../../../infra/model/types";
import { documentsOf, spoiled } from "../../../../support/schema/documents";
import { isDocument } from "../../../../support/schema/judge";

const plan = schemaPlan();
const planned = (name: string) => {
  const found = plan.collections.find((collection) => collection.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe("the schema plan", () => {
  it("is plain JSON with the manifest's version, database and collections in order", () => {
    expect(JSON.parse(JSON.stringify(plan))).to.deep.equal(plan);
    expect(plan).to.include({ version: manifest.version, database: "game" });
    expect(plan.collections.map(({ name }) => name)).to.deep.equal(
      manifest.collections.map(({ name }) => name),
    );
  });

  it("judges every insert and update of every collection, and refuses unknown fields", () => {
    for (const { name, rule, validationLevel, validationAction } of plan.collections) {
      expect([validationLevel, validationAction], name).to.deep.equal(["strict", "error"]);
      expect(rule, name).to.include({ bsonType: "object", additionalProperties: false });
      expect(rule.required, name).to.include.members(["_id", "location"]);
      expect(rule.properties["location"], name).to.deep.equal({
        bsonType: "string",
        pattern: LOCATION_PATTERN,
      });
    }
  });

  it("takes numbers in every form in which drivers write them", () => {
    expect(planned("events").rule.properties["value"]).to.deep.equal({ bsonType: "number" });
    expect(planned("items").rule.properties["priceMinor"]).to.deep.equal({
      bsonType: ["int", "long"],
    });
    expect(planned("players").rule.properties["level"]).to.deep.equal({ bsonType: "int" });
  });

  it("keeps lists, listed values, patterns and sub-documents", () => {
    expect(planned("items").rule.properties).to.deep.include({
      tags: { bsonType: "array", items: { bsonType: "string" } },
      currency: { bsonType: "string", pattern: "^[A-Z]{3}$" },
    });
    expect(planned("transactions").rule.properties["kind"]).to.deep.equal({
      bsonType: "string",
      enum: ["purchase", "refund", "grant"],
    });
    expect(planned("events").rule.properties["payload"]).to.deep.equal({ bsonType: "object" });
  });

  it("names the shard key of each collection and who makes it", () => {
    expect(planned("players").shardKey).to.deep.equal({
      madeBy: "atlas",
      key: [
        ["location", 1],
        ["playerId", "hashed"],
      ],
    });
    expect(planned("items").shardKey.key).to.deep.equal([
      ["location", 1],
      ["itemId", 1],
    ]);
    expect(planned("identities").shardKey).to.deep.equal({
      madeBy: "schema",
      key: [["_id", "hashed"]],
    });
  });

  it("deletes by the manifest's field only, at the time that it names", () => {
    for (const { name, indexes } of plan.collections) {
      const { ttlField } = manifest.collections.find(
        (collection) => collection.name === name,
      ) as Collection;
      const deleting = indexes.filter((index) => index.expireAfterSeconds !== undefined);
      const wanted = { name: "purge", keys: [[ttlField, 1]], expireAfterSeconds: 0 };
      expect(deleting, name).to.deep.equal(ttlField === undefined ? [] : [wanted]);
    }
  });

  it("keeps an index's uniqueness and the order of its keys", () => {
    expect(planned("players").indexes).to.deep.equal([
      {
        name: "byLocationAndPlayer",
        keys: [
          ["location", 1],
          ["playerId", 1],
        ],
        unique: true,
      },
    ]);
  });

  it("has collations and open documents where a model asks for them", () => {
    const [players] = manifest.collections;
    const index: Index = {
      name: "byName",
      keys: [["displayName", 1]],
      collation: { locale: "en" },
    };
    const model: Manifest = {
      ...manifest,
      collections: [{ ...players, indexes: [index], additionalFields: true }],
    };
    const [open] = schemaPlan(model).collections;
    expect(open?.indexes).to.deep.equal([index]);
    expect(open?.rule.additionalProperties).to.equal(true);
  });

  for (const collection of manifest.collections as readonly Collection[]) {
    const { rule } = planned(collection.name);

    it(`lets every document of ${collection.name} pass, and none with one thing wrong`, () => {
      fc.assert(
        fc.property(documentsOf(collection), (document) => {
          expect(isDocument(document, rule)).to.equal(true);
          for (const { what, document: wrong } of spoiled(collection, document))
            expect(isDocument(wrong, rule), what).to.equal(false);
        }),
        { numRuns: 100 },
      );
    });
  }
});
