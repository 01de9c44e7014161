import { expect } from "chai";
import fc from "fast-check";
import { manifest, type Collection, type Manifest } from "../../../../../infra/model";
import {
  checkGlue,
  glueTables,
  PARTITION_KEYS,
  READERS,
  tableLocation,
  tableParameters,
  type GlueTable,
} from "../../../../../infra/model/derive/glue";

const projection = { zones: ["europe", "america"], from: "2015-01-01" };
const tables = glueTables();
const table = (name: string): GlueTable => {
  const found = tables.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

/** The model with one collection changed. */
const changed = (change: (events: Collection) => Collection): Manifest => ({
  ...manifest,
  collections: manifest.collections.map((entry: Collection) =>
    entry.name === "events" ? change(entry) : entry,
  ),
});
const codes = (model: Manifest, change: Partial<typeof projection> = {}) =>
  checkGlue(model, { ...projection, ...change }).map(({ code }) => code);

describe("tables of the lake", () => {
  it("are a raw and a curated one for each collection of a zone, and two for each archived one", () => {
    expect(tables.map(({ name }) => name)).to.deep.equal([
      "raw_players",
      "curated_players",
      "raw_friendships",
      "curated_friendships",
      "raw_transactions",
      "curated_transactions",
      "archive_transactions",
      "archive_transactions_csv",
      "raw_sessions",
      "curated_sessions",
      "archive_sessions",
      "archive_sessions_csv",
      "raw_events",
      "curated_events",
      "archive_events",
      "archive_events_csv",
      "raw_items",
      "curated_items",
    ]);
  });

  it("hold every field of the data model, but the purge date outside raw", () => {
    for (const collection of manifest.collections as readonly Collection[]) {
      if (collection.shardKey.spread === "everywhere") continue;
      const fields = Object.keys(collection.fields);
      const of = (name: string) => table(name).source.map(({ field }) => field);
      expect(of(`raw_${collection.name}`)).to.deep.equal(fields);
      expect(of(`curated_${collection.name}`)).to.deep.equal(
        fields.filter((field) => field !== "purgeAt"),
      );
    }
  });

  it("have typed columns in Parquet and texts in CSV", () => {
    const types = (name: string) => table(name).columns.map((column) => column.type);
    expect(types("archive_transactions")).to.include.members(["int", "bigint", "timestamp"]);
    expect(new Set(types("archive_transactions_csv"))).to.deep.equal(new Set(["string"]));
    expect(table("archive_transactions").schema).to.equal(table("archive_transactions_csv").schema);
  });

  it("mark personal columns, in whatever format", () => {
    for (const name of ["raw_players", "curated_players"]) {
      const marked = table(name).columns.filter(({ parameters }) => parameters !== undefined);
      expect(marked.map((column) => [column.name, column.parameters?.personal])).to.deep.equal([
        ["display_name", "true"],
        ["email", "true"],
        ["birth_date", "true"],
      ]);
    }
  });

  it("read CSV without the backslash as escape, which would break JSON texts", () => {
    expect(READERS.csv.parameters).to.deep.equal({
      separatorChar: ",",
      quoteChar: '"',
      escapeChar: "\u007f",
    });
  });

  it("share no folder: Athena reads all files of a table's", () => {
    const places = tables.map(({ store, prefix }) => `${store}/${prefix}/`);
    for (const a of places) expect(places.filter((b) => b.startsWith(a))).to.deep.equal([a]);
  });

  it("come out the same every time", () => {
    expect(glueTables()).to.deep.equal(tables);
  });
});

describe("partition projection", () => {
  const parameters = tableParameters(table("archive_events_csv"), "lake", projection);

  it("names every partition column, with zones in one order and days up to now", () => {
    expect(parameters).to.deep.include({
      "projection.enabled": "true",
      "projection.zone.type": "enum",
      "projection.zone.values": "america,europe",
      "projection.dt.type": "date",
      "projection.dt.range": "2015-01-01,NOW",
      "projection.dt.format": "yyyy-MM-dd",
      "projection.dt.interval": "1",
      "projection.dt.interval.unit": "DAYS",
      "skip.header.line.count": "1",
    });
    for (const { name } of PARTITION_KEYS)
      expect(parameters[`projection.${name}.type`], name).not.to.equal(undefined);
  });

  it("finds the folder that the archive writes to, below the table's", () => {
    expect(parameters["storage.location.template"]).to.equal(
      "s3://lake/csv/events/zone=${zone}/dt=${dt}/",
    );
    for (const entry of tables) {
      const made = tableParameters(entry, "lake", projection);
      expect(made["storage.location.template"]).to.match(
        new RegExp(`^${tableLocation(entry, "lake")}zone=`),
      );
      expect(Object.values(made).every((value) => value !== "")).to.equal(true);
    }
  });

  it("is the same for the same zones in any order", () => {
    const zones = fc.shuffledSubarray(["europe", "america", "asia-east"], { minLength: 3 });
    const make = (order: readonly string[]) =>
      tableParameters(table("curated_players"), "lake", { ...projection, zones: order });
    fc.assert(
      fc.property(zones, (order) => {
        expect(make(order)).to.deep.equal(make(["america", "asia-east", "europe"]));
      }),
    );
  });
});

describe("checks of the lake's tables", () => {
  it("pass for the shipped data model", () => {
    expect(checkGlue(manifest, projection)).to.deep.equal([]);
  });

  it("refuse columns that differ in Glue's eyes only by case, and those of the partitions", () => {
    const text = { type: "string", required: false, description: "x" } as const;
    expect(
      codes(changed((events) => ({ ...events, fields: { ...events.fields, PlayerID: text } }))),
    ).to.deep.equal(["column-twice", "column-twice"]);
    expect(
      codes(changed((events) => ({ ...events, fields: { ...events.fields, player_id: text } }))),
    ).to.deep.equal(["column-twice", "column-twice"]);
    expect(
      codes(changed((events) => ({ ...events, fields: { ...events.fields, zone: text } }))),
    ).to.deep.equal(["column-twice", "column-twice"]);
  });

  it("refuse tables of the same name", () => {
    const [events] = manifest.collections.filter(({ name }) => name === "events");
    if (events === undefined) throw new Error("no events");
    const twins = { ...manifest, collections: [events, { ...events, name: "Events" }] };
    expect(new Set(codes(twins))).to.deep.equal(new Set(["table-twice"]));
  });

  it("refuse a description longer than Glue keeps, with its limit", () => {
    const long = changed((events) => ({
      ...events,
      fields: {
        ...events.fields,
        kind: { type: "string", required: true, description: "x".repeat(256) },
      },
    }));
    const [finding] = checkGlue(long, projection);
    expect(finding).to.include({
      code: "comment-length",
      path: "raw_events.kind",
      message: "the description has 256 characters, a column's comment takes 255",
      fix: "shorten it to 255",
    });
  });

  it("refuse names longer than Glue keeps, and tables without columns", () => {
    const long = "x".repeat(256);
    const text = { type: "string", required: false, description: "x" } as const;
    expect(
      codes(changed((events) => ({ ...events, fields: { ...events.fields, [long]: text } }))),
    ).to.deep.equal(["name-length", "name-length"]);
    expect(
      codes(changed((events) => ({ ...events, fields: {}, archive: undefined as never }))),
    ).to.include("no-columns");
  });

  it("refuse more columns than a table's metadata holds", () => {
    const fields = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [
        `f${(index * 2654435761).toString(36)}${(index * 40503).toString(36)}`,
        {
          type: "string",
          required: false,
          description: Array.from({ length: 30 }, (__, at) =>
            ((index + 1) * (at + 7) * 2654435761).toString(36),
          ).join(""),
        } as const,
      ]),
    );
    const wide = changed((events) => ({ ...events, fields: { ...events.fields, ...fields } }));
    expect(codes(wide)).to.include("table-size");
  });

  it("refuse zones that are none, and days that are none or beyond reason", () => {
    expect(codes(manifest, { zones: [] })).to.deep.equal(["projection-zones"]);
    expect(codes(manifest, { zones: ["europe", "europe"] })).to.deep.equal(["projection-zones"]);
    expect(codes(manifest, { zones: ["a,b"] })).to.deep.equal(["projection-zones"]);
    expect(codes(manifest, { from: "2015-02-30" })).to.deep.equal(["projection-range"]);
    const [finding] = checkGlue(manifest, { ...projection, from: "0015-01-01" });
    expect(finding?.message).to.equal("0015-01-01 is outside 2000-01-01 to 2099-12-31");
    expect(finding?.fix).to.match(/^use 2000-01-01 /);
    expect(codes(manifest, { from: "2000-01-01" })).to.deep.equal([]);
  });
});
