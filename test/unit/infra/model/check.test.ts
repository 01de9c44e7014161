import { expect } from "chai";
import fc from "fast-check";
import { checkManifest, manifest, type Collection, type Manifest } from "../../../../infra/model";
import { location, purgeAt, purgeIndex } from "../../../../infra/model/fields";
import { LIMITS } from "../../../../infra/sizing/limits";

/** A collection without a fault. */
const sound: Collection = {
  name: "things",
  description: "Things.",
  dataClass: "logs",
  fields: {
    _id: { type: "string", required: true, description: "Id." },
    location,
    owner: { type: "string", required: true, description: "Owner." },
    tags: { type: "array", items: "string", required: true, description: "Tags." },
    labels: { type: "array", items: "string", required: true, description: "Labels." },
    email: { type: "string", required: true, personal: true, description: "E-mail." },
    body: { type: "object", required: false, description: "Body." },
    note: { type: "string", required: false, description: "Note." },
    at: { type: "date", required: true, description: "Time." },
    purgeAt,
  },
  shardKey: { spread: "location", field: "owner", hashed: true },
  indexes: [
    {
      name: "byOwner",
      keys: [
        ["location", 1],
        ["owner", 1],
        ["at", -1],
      ],
      unique: true,
    },
    purgeIndex,
  ],
  hotDays: 365,
  ttlField: "purgeAt",
  archive: { by: "at", columns: ["_id", "location", "owner", "at"] },
  search: { fields: { email: "residency", owner: "world" } },
  cache: { group: "cache", key: ["owner"], ttlSeconds: 60 },
  v1: { table: "things", primaryKey: ["id"], columns: { owner: "owner" } },
};

const model = (...collections: Collection[]): Manifest => ({
  version: 1,
  database: "game",
  collections,
});
const codes = (...collections: Collection[]) =>
  checkManifest(model(...collections)).map((finding) => `${finding.code} ${finding.path}`);
const without = (field: string): Collection["fields"] =>
  Object.fromEntries(Object.entries(sound.fields).filter(([name]) => name !== field));

describe("the check of the data model", () => {
  it("accepts the shipped model and a sound collection", () => {
    expect(checkManifest(manifest)).to.deep.equal([]);
    expect(codes(sound)).to.deep.equal([]);
  });

  const faults: [string, Collection, string][] = [
    ["a missing _id", { ...sound, fields: without("_id") }, "id-missing things.fields._id"],
    [
      "a missing location",
      { ...sound, fields: without("location") },
      "location-missing things.fields.location",
    ],
    [
      "a location without its pattern",
      {
        ...sound,
        fields: { ...sound.fields, location: { type: "string", required: true, description: "" } },
      },
      "location-missing things.fields.location",
    ],
    [
      "a field name with a dot",
      {
        ...sound,
        fields: { ...sound.fields, "a.b": { type: "int", required: false, description: "" } },
      },
      "field-name things.fields.a.b",
    ],
    [
      "location as second field of the shard key",
      { ...sound, shardKey: { spread: "location", field: "location", hashed: false } },
      "shard-key-field things.shardKey.field",
    ],
    [
      "an optional field in the shard key",
      { ...sound, shardKey: { spread: "location", field: "note", hashed: false } },
      "shard-key-field things.shardKey.field",
    ],
    [
      "an array in the shard key",
      { ...sound, shardKey: { spread: "location", field: "tags", hashed: false } },
      "shard-key-field things.shardKey.field",
    ],
    [
      "personal fields in all zones",
      { ...sound, shardKey: { spread: "everywhere" } },
      "personal-everywhere things.shardKey",
    ],
    [
      "an index on an unknown field",
      { ...sound, indexes: [purgeIndex, { name: "x", keys: [["nothing", 1]] }] },
      "index-field things.indexes.x",
    ],
    [
      "an index that names a field twice",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["location", 1],
              ["location", -1],
            ],
          },
        ],
      },
      "index-field things.indexes.x",
    ],
    [
      "an index without keys",
      { ...sound, indexes: [purgeIndex, { name: "x", keys: [] }] },
      "index-empty things.indexes.x",
    ],
    [
      "an index of two arrays",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["tags", 1],
              ["labels", 1],
            ],
          },
        ],
      },
      "index-arrays things.indexes.x",
    ],
    [
      "a unique index that does not start with the shard key",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["location", 1],
              ["email", 1],
            ],
            unique: true,
          },
        ],
      },
      "unique-index-prefix things.indexes.x",
    ],
    [
      "a unique hashed index",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["location", 1],
              ["owner", "hashed"],
            ],
            unique: true,
          },
        ],
      },
      "unique-hashed things.indexes.x",
    ],
    [
      "a hashed index with a collation",
      {
        ...sound,
        indexes: [
          purgeIndex,
          { name: "x", keys: [["owner", "hashed"]], collation: { locale: "en" } },
        ],
      },
      "collation-hashed things.indexes.x",
    ],
    [
      "a collation of no strength",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["location", 1],
              ["owner", 1],
            ],
            collation: { locale: "en", strength: 6 },
          },
        ],
      },
      "collation-strength things.indexes.x",
    ],
    [
      "an index that begins with the second field of the shard key",
      { ...sound, indexes: [purgeIndex, { name: "x", keys: [["owner", 1]] }] },
      "index-on-shard-key things.indexes.x",
    ],
    [
      "a TTL index of two fields",
      {
        ...sound,
        indexes: [
          purgeIndex,
          {
            name: "x",
            keys: [
              ["purgeAt", 1],
              ["at", 1],
            ],
            expireAfterSeconds: 0,
          },
        ],
      },
      "ttl-index things.indexes.x",
    ],
    [
      "a TTL index on a field that the archive does not write",
      {
        ...sound,
        indexes: [purgeIndex, { name: "x", keys: [["at", 1]], expireAfterSeconds: 31_536_000 }],
      },
      "ttl-index things.indexes.x",
    ],
    ["a TTL field without its index", { ...sound, indexes: [] }, "ttl-index things.indexes"],
    ["a TTL field that is no date", { ...sound, ttlField: "note" }, "ttl-field things.ttlField"],
    [
      "a TTL field that every document has",
      { ...sound, fields: { ...sound.fields, purgeAt: { ...purgeAt, required: true } } },
      "ttl-field things.ttlField",
    ],
    ["hot days that are no whole number", { ...sound, hotDays: 0.5 }, "hot-days things.hotDays"],
    [
      "an archive by an optional field",
      { ...sound, archive: { by: "note", columns: ["_id", "location", "note"] } },
      "archive-date things.archive.by",
    ],
    [
      "an archive column that does not exist",
      { ...sound, archive: { by: "at", columns: ["_id", "location", "at", "nothing"] } },
      "archive-column things.archive.columns",
    ],
    [
      "an archive without the id",
      { ...sound, archive: { by: "at", columns: ["location", "at"] } },
      "archive-column things.archive.columns",
    ],
    [
      "a personal field with scope world",
      { ...sound, search: { fields: { email: "world" } } },
      "personal-in-world things.search.fields.email",
    ],
    [
      "a searched field that does not exist",
      { ...sound, search: { fields: { nothing: "zone" } } },
      "unknown-field things.search.fields",
    ],
    [
      "a searched sub-document",
      { ...sound, search: { fields: { body: "zone" } } },
      "search-object things.search.fields.body",
    ],
    [
      "a personal field in a cache key",
      { ...sound, cache: { group: "cache", key: ["email"], ttlSeconds: 60 } },
      "personal-in-key things.cache.key",
    ],
    [
      "a cache entry that lives for no time",
      { ...sound, cache: { group: "cache", key: ["owner"], ttlSeconds: 0 } },
      "cache-use things.cache",
    ],
    [
      "a v1 column of an unknown field",
      { ...sound, v1: { table: "t", primaryKey: ["id"], columns: { nothing: "x" } } },
      "unknown-field things.v1.columns",
    ],
  ];
  for (const [what, collection, expected] of faults) {
    it(`refuses ${what}`, () => {
      expect(codes(collection)).to.include(expected);
    });
  }

  it("refuses a TTL field without an archive", () => {
    const { archive: _archive, ...rest } = sound;
    expect(codes(rest)).to.include("ttl-without-archive things.ttlField");
  });

  it("refuses an archive without hot days", () => {
    const { hotDays: _hotDays, ...rest } = sound;
    expect(codes(rest)).to.include("hot-days things.hotDays");
  });

  it("accepts a personal field in scope world when the exception is declared with its reason", () => {
    expect(
      codes({
        ...sound,
        search: { fields: { email: "world" }, worldExceptions: { email: "public" } },
      }),
    ).to.deep.equal([]);
  });

  it("refuses two collections or indexes of one name", () => {
    expect(codes(sound, sound)).to.include("collection-twice things");
    expect(codes({ ...sound, indexes: [purgeIndex, purgeIndex] })).to.include(
      "index-twice things.indexes",
    );
  });

  it("refuses a version below one and the server's own databases", () => {
    const found = checkManifest({ version: 0, database: "admin", collections: [sound] });
    expect(found.map((finding) => finding.code)).to.deep.equal(["version", "database-name"]);
  });

  it("refuses more managed namespaces than Atlas allows, and takes a raised limit", () => {
    const limit = LIMITS.atlasNamespaces.value;
    const many = (count: number) =>
      model(...Array.from({ length: count }, (_, index) => ({ ...sound, name: `things${index}` })));
    expect(checkManifest(many(limit))).to.deep.equal([]);
    expect(checkManifest(many(limit + 1)).map((finding) => finding.code)).to.deep.equal([
      "namespaces",
    ]);
    expect(checkManifest(many(limit + 1), { atlasNamespaces: limit + 1 })).to.deep.equal([]);
  });

  it("says for every finding where it is and what to do", () => {
    fc.assert(
      fc.property(fc.constantFrom(...faults), ([, collection]) => {
        for (const finding of checkManifest(model(collection))) {
          expect(finding.path).to.match(/^things/);
          expect(finding.message).to.not.equal("");
          expect(finding.fix).to.not.equal("");
          expect(finding.severity).to.equal("error");
        }
      }),
    );
  });
});
