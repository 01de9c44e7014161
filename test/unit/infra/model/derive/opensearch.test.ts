import { expect } from "chai";
import fc from "fast-check";
import {
  checkManifest,
  manifest,
  searchFields,
  searchIndexes,
  searchIndexFor,
  type Collection,
  type Manifest,
} from "../../../../../infra/model";

const DISTANCES = ["zone", "residency", "world"] as const;
const rank = (scope: (typeof DISTANCES)[number]) => DISTANCES.indexOf(scope);

/** Collections with any scopes on fields of any type. */
const collection: fc.Arbitrary<Collection> = fc
  .dictionary(
    fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/),
    fc.record({
      scope: fc.constantFrom(...DISTANCES),
      type: fc.constantFrom("string", "int", "long", "double", "bool", "date"),
      list: fc.boolean(),
    }),
    { minKeys: 1, maxKeys: 8 },
  )
  .map((fields) => ({
    name: "things",
    description: "",
    dataClass: "metadata",
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { type, list }]) => [
        name,
        list
          ? { type: "array", items: type, required: true, description: "" }
          : { type, required: true, description: "" },
      ]),
    ),
    shardKey: { spread: "everywhere" },
    indexes: [],
    search: {
      fields: Object.fromEntries(Object.entries(fields).map(([name, { scope }]) => [name, scope])),
    },
  }));

const modelOf = (...collections: Collection[]): Manifest => ({
  version: 7,
  database: "game",
  collections,
});

describe("search indexes of the shipped manifest", () => {
  const slowLog = {
    "indexing.slowlog.source": "false",
    "indexing.slowlog.threshold.index.warn": "1s",
    "search.slowlog.threshold.fetch.warn": "500ms",
    "search.slowlog.threshold.query.warn": "1s",
  };
  const keyword = { type: "keyword", ignore_above: 256 };
  const named = { ...keyword, normalizer: "name" };
  const nameNormalizer = { type: "custom", filter: ["lowercase", "asciifolding"] };
  const settings = (replicas: string, shards: string) => ({
    gc_deletes: "1h",
    ...slowLog,
    number_of_replicas: replicas,
    number_of_shards: shards,
  });

  it("are these three, word for word", () => {
    const indexes = searchIndexes({
      replicas: 2,
      shards: { "players-world": 3 },
      versions: { "items-zone": 2 },
    });
    expect(indexes).to.deep.equal([
      {
        collection: "players",
        distances: ["zone", "residency"],
        alias: "players-residency",
        searchAlias: "players",
        index: "players-residency-v1",
        template: {
          index_patterns: ["players-residency-v*"],
          priority: 100,
          version: 1,
          template: {
            settings: {
              index: settings("2", "1"),
              analysis: {
                normalizer: {
                  email: { type: "custom", filter: ["lowercase"] },
                  name: nameNormalizer,
                },
              },
            },
            mappings: {
              dynamic: "strict",
              properties: {
                birthDate: { type: "date", format: "strict_date_optional_time" },
                displayName: named,
                email: { ...keyword, normalizer: "email" },
                location: keyword,
                playerId: keyword,
              },
            },
          },
        },
      },
      {
        collection: "players",
        distances: ["world"],
        alias: "players-world",
        searchAlias: "players",
        index: "players-world-v1",
        template: {
          index_patterns: ["players-world-v*"],
          priority: 100,
          version: 1,
          template: {
            settings: {
              index: settings("2", "3"),
              analysis: { normalizer: { name: nameNormalizer } },
            },
            mappings: {
              dynamic: "strict",
              properties: { displayName: named, location: keyword, playerId: keyword },
            },
          },
        },
      },
      {
        collection: "items",
        distances: ["zone"],
        alias: "items-zone",
        searchAlias: "items",
        index: "items-zone-v2",
        template: {
          index_patterns: ["items-zone-v*"],
          priority: 100,
          version: 1,
          template: {
            settings: {
              index: settings("2", "1"),
              analysis: { normalizer: { name: nameNormalizer } },
            },
            mappings: {
              dynamic: "strict",
              properties: { category: keyword, itemId: keyword, name: named, tags: keyword },
            },
          },
        },
      },
    ]);
  });

  it("are the same text at every run", () => {
    expect(JSON.stringify(searchIndexes({ replicas: 1 }))).to.equal(
      JSON.stringify(searchIndexes({ replicas: 1 })),
    );
  });

  it("take a player of the own residency with the birth date, and one of another with name and place only", () => {
    const indexes = searchIndexes({ replicas: 0 });
    expect(searchIndexFor(indexes, "players", "zone")?.alias).to.equal("players-residency");
    expect(searchIndexFor(indexes, "players", "residency")?.alias).to.equal("players-residency");
    expect(searchIndexFor(indexes, "players", "world")?.alias).to.equal("players-world");
    expect(searchIndexFor(indexes, "items", "residency")).to.equal(undefined);
    expect(searchIndexFor(indexes, "transactions", "zone")).to.equal(undefined);
  });

  it("never let a personal field of another residency in, unless the manifest says why", () => {
    for (const entry of manifest.collections as readonly Collection[]) {
      const personal = searchFields(entry, "world").filter(
        (field) => entry.fields[field]?.personal === true,
      );
      expect(Object.keys(entry.search?.worldExceptions ?? {})).to.include.members(personal);
    }
  });

  it("come from a manifest that the checks accept", () => {
    expect(checkManifest(manifest)).to.deep.equal([]);
  });
});

describe("search indexes of any manifest", () => {
  it("hold a document of a distance in one index at most, with exactly the fields that reach so far", () => {
    fc.assert(
      fc.property(collection, fc.integer({ min: 0, max: 8 }), (entry, replicas) => {
        const indexes = searchIndexes({ replicas }, modelOf(entry));
        for (const distance of DISTANCES) {
          const expected = Object.entries(entry.search?.fields ?? {})
            .filter(([, scope]) => rank(scope) >= rank(distance))
            .map(([field]) => field)
            .sort();
          const holding = indexes.filter(({ distances }) => distances.includes(distance));
          expect(holding).to.have.length(expected.length === 0 ? 0 : 1);
          const mapped = holding[0]?.template.template.mappings.properties ?? {};
          expect(Object.keys(mapped)).to.deep.equal(expected);
        }
      }),
    );
  });

  it("have different names, strict mappings, keywords for strings and no text", () => {
    fc.assert(
      fc.property(collection, (entry) => {
        const indexes = searchIndexes({ replicas: 0 }, modelOf(entry));
        expect(new Set(indexes.map(({ alias }) => alias)).size).to.equal(indexes.length);
        for (const { alias, index, template } of indexes) {
          expect(index).to.equal(`${alias}-v1`);
          expect(template.version).to.equal(7);
          expect(template).to.not.have.nested.property("template.aliases");
          const { mappings, settings } = template.template;
          expect(mappings.dynamic).to.equal("strict");
          for (const [name, mapping] of Object.entries(mappings.properties)) {
            const field = entry.fields[name];
            const type = field?.type === "array" ? field.items : field?.type;
            expect(mapping.type === "keyword").to.equal(type === "string");
            if (mapping.type !== "keyword" || mapping.normalizer === undefined) continue;
            expect(settings.analysis?.normalizer).to.have.property(mapping.normalizer);
          }
        }
      }),
    );
  });

  it("do not depend on the order in which fields are declared", () => {
    fc.assert(
      fc.property(collection, (entry) => {
        const reversed = {
          ...entry,
          search: {
            fields: Object.fromEntries(Object.entries(entry.search?.fields ?? {}).reverse()),
          },
        };
        expect(JSON.stringify(searchIndexes({ replicas: 1 }, modelOf(reversed)))).to.equal(
          JSON.stringify(searchIndexes({ replicas: 1 }, modelOf(entry))),
        );
      }),
    );
  });

  it("compare names and e-mail addresses without their case, and ids exactly", () => {
    const string = { type: "string", required: true, description: "" } as const;
    const [index] = searchIndexes(
      { replicas: 0 },
      modelOf({
        name: "things",
        description: "",
        dataClass: "metadata",
        fields: { contactEmail: string, nameId: string, nickName: string },
        shardKey: { spread: "everywhere" },
        indexes: [],
        search: { fields: { contactEmail: "zone", nameId: "zone", nickName: "zone" } },
      }),
    );
    const { properties } = index?.template.template.mappings ?? {};
    expect(properties).to.have.nested.property("contactEmail.normalizer", "email");
    expect(properties).to.have.nested.property("nickName.normalizer", "name");
    expect(properties).to.not.have.nested.property("nameId.normalizer");
  });

  it("refuse sub-documents and _id, naming the key", () => {
    const base = {
      name: "things",
      description: "",
      dataClass: "metadata",
      shardKey: { spread: "everywhere" },
      indexes: [],
    } as const;
    const string = { type: "string", required: true, description: "" } as const;
    const blob = { type: "object", required: true, description: "" } as const;
    expect(() =>
      searchIndexes(
        { replicas: 0 },
        modelOf({ ...base, fields: { blob }, search: { fields: { blob: "zone" } } }),
      ),
    ).to.throw("things.search.fields.blob");
    expect(() =>
      searchIndexes(
        { replicas: 0 },
        modelOf({ ...base, fields: { _id: string }, search: { fields: { _id: "zone" } } }),
      ),
    ).to.throw("things.search.fields._id");
  });

  it("refuse numbers out of range and aliases that do not exist, naming what does", () => {
    expect(() => searchIndexes({ replicas: -1 })).to.throw("replicas is -1");
    expect(() => searchIndexes({ replicas: 0, shards: { "players-world": 1.5 } })).to.throw(
      "shards of players-world is 1.5",
    );
    expect(() => searchIndexes({ replicas: 0, versions: { "players-world": 0 } })).to.throw(
      "version of players-world is 0",
    );
    expect(() => searchIndexes({ replicas: 0, shards: { players: 2 } })).to.throw(
      '"players" does not exist; the manifest has players-residency, players-world, items-zone',
    );
  });
});
