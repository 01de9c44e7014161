import { expect } from "chai";
import fc from "fast-check";
import { manifest, type Field } from "../../../../../infra/model";
import type { ArchivePart } from "../../../../../infra/model/derive/archive";
import {
  archiveKey,
  archiveSchemas,
  columnName,
  isDay,
  lakeColumns,
  lakeType,
  schemaId,
} from "../../../../../infra/model/derive/archive";

const part: ArchivePart = {
  collection: "events",
  zone: "europe",
  day: "2025-03-01",
  bucket: 7,
  rev: 2,
};

describe("columns of the lake", () => {
  it("give every field of the data model a type of Hive", () => {
    for (const collection of manifest.collections) {
      for (const [name, field] of Object.entries<Field>(collection.fields)) {
        expect(lakeType(field), `${collection.name}.${name}`).to.match(
          /^(string|int|bigint|double|boolean|timestamp|array<string>)$/,
        );
      }
    }
  });

  it("keep whole numbers, times, lists and sub-documents apart", () => {
    const field = { description: "", required: true } as const;
    expect(lakeType({ ...field, type: "long" })).to.equal("bigint");
    expect(lakeType({ ...field, type: "int" })).to.equal("int");
    expect(lakeType({ ...field, type: "bool" })).to.equal("boolean");
    expect(lakeType({ ...field, type: "double" })).to.equal("double");
    expect(lakeType({ ...field, type: "date" })).to.equal("timestamp");
    expect(lakeType({ ...field, type: "array", items: "long" })).to.equal("array<bigint>");
    expect(lakeType({ ...field, type: "object" })).to.equal("string");
  });

  it("are named in lower case with underscores", () => {
    expect(["_id", "playerId", "amountMinor", "v2Score", "kind"].map(columnName)).to.deep.equal([
      "id",
      "player_id",
      "amount_minor",
      "v2_score",
      "kind",
    ]);
  });

  it("mark what is personal", () => {
    const players = manifest.collections[0];
    const marked = lakeColumns(players, Object.keys(players.fields)).filter(
      ({ personal }) => personal,
    );
    expect(marked.map(({ name }) => name)).to.deep.equal(["display_name", "email", "birth_date"]);
  });

  it("refuse a field that the collection does not have", () => {
    expect(() => lakeColumns(manifest.collections[0], ["nickname"])).to.throw(
      'players has no field "nickname"',
    );
  });
});

describe("the archive's schemas", () => {
  it("are those of the three archived collections, the export's number first", () => {
    const schemas = archiveSchemas();
    expect(schemas.map(({ collection, by }) => [collection, by])).to.deep.equal([
      ["transactions", "created_at"],
      ["sessions", "started_at"],
      ["events", "created_at"],
    ]);
    expect(schemas[0]?.columns.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([
      "rev int",
      "id string",
      "location string",
      "player_id string",
      "kind string",
      "item_id string",
      "amount_minor bigint",
      "currency string",
      "created_at timestamp",
    ]);
  });

  it("have an id that changes with any name, type or order, and with nothing else", () => {
    const [schema] = archiveSchemas();
    const columns = schema?.columns ?? [];
    const id = schemaId(columns);
    expect(id).to.match(/^[0-9a-f]{12}$/);
    expect(archiveSchemas()[0]?.id).to.equal(id);
    expect(schemaId(columns.map((column) => ({ ...column, description: "other" })))).to.equal(id);
    expect(schemaId([...columns].reverse())).not.to.equal(id);
    expect(schemaId(columns.slice(1))).not.to.equal(id);
    expect(schemaId(columns.map((column) => ({ ...column, type: "string" })))).not.to.equal(id);
  });
});

describe("keys of archive parts", () => {
  it("are parted by format, collection, zone and day", () => {
    expect(archiveKey(part, "parquet")).to.equal(
      "parquet/events/zone=europe/dt=2025-03-01/part-00007-00002.parquet",
    );
    expect(archiveKey(part, "csv")).to.equal(
      "csv/events/zone=europe/dt=2025-03-01/part-00007-00002.csv.gz",
    );
  });

  it("are one a part: equal for the same part, different for any other", () => {
    const parts = fc.record({
      collection: fc.constantFrom("events", "sessions"),
      zone: fc.constantFrom("europe", "america"),
      day: fc.constantFrom("2025-03-01", "2025-03-11"),
      bucket: fc.nat({ max: 200_000 }),
      rev: fc.integer({ min: 1, max: 200_000 }),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(archiveKey(a, "csv")).to.equal(archiveKey({ ...a }, "csv"));
        expect(archiveKey(a, "csv") === archiveKey(b, "csv")).to.equal(
          JSON.stringify(a) === JSON.stringify(b),
        );
      }),
    );
  });

  it("refuse what would end in another folder or file", () => {
    const key = (change: Partial<ArchivePart>) => () => archiveKey({ ...part, ...change }, "csv");
    expect(key({ zone: "eu/rope" })).to.throw('zone "eu/rope" is not a zone\'s name');
    expect(key({ day: "2025-02-29" })).to.throw("is not a day such as 2025-03-01");
    expect(key({ bucket: -1 })).to.throw("is not a whole number from 0");
    expect(key({ rev: 0 })).to.throw("is not a whole number from 1");
  });

  it("know the calendar's days", () => {
    expect(
      ["2024-02-29", "2025-12-31", "2025-02-29", "2025-13-01", "2025-1-1"].map(isDay),
    ).to.deep.equal([true, true, false, false, false]);
  });
});
