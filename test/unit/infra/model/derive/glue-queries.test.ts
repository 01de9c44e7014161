import { expect } from "chai";
import { archiveSchemas } from "../../../../../infra/model/derive/archive";
import { glueTables } from "../../../../../infra/model/derive/glue";
import { namedQueries } from "../../../../../infra/model/derive/glue-queries";

const queries = namedQueries();
const query = (key: string) => {
  const found = queries.find((entry) => entry.key === key);
  if (found === undefined) throw new Error(`no query ${key}`);
  return found.query;
};

describe("queries that an analyst starts from", () => {
  it("are made for every archived collection", () => {
    expect(queries.map(({ key }) => key)).to.deep.equal([
      ...["by-day", "latest", "csv", "of-player", "sums"].map((key) => `transactions-${key}`),
      ...["by-day", "latest", "csv", "of-player"].map((key) => `sessions-${key}`),
      ...["by-day", "latest", "csv", "of-player"].map((key) => `events-${key}`),
    ]);
    expect(new Set(queries.map(({ name }) => name)).size).to.equal(queries.length);
  });

  it("keep Athena's limits and say what their question marks stand for", () => {
    for (const { key, name, description, query: text } of queries) {
      expect(key).to.match(/^[a-z0-9-]+$/);
      expect(name.length, key).to.be.at.most(128);
      expect(description.length, key).to.be.at.most(1024);
      expect(text.length, key).to.be.at.most(262_144);
      expect(description, key).to.include("Give the first and the last day");
    }
  });

  it("read a period of a table that exists, and columns that it has", () => {
    const tables = new Map(glueTables().map((table) => [table.name, table]));
    const schemas = new Map(archiveSchemas().map((schema) => [schema.collection, schema]));
    const aliases = ["zone", "dt"];
    for (const { key, query: text } of queries) {
      expect(text, key).to.include('WHERE "dt" BETWEEN ? AND ?');
      const name = /FROM "(\w+)"/.exec(text)?.[1] ?? "";
      const table = tables.get(name);
      expect(table, `${key} reads ${name}`).not.to.equal(undefined);
      const known =
        schemas.get(table?.collection ?? "")?.columns.map((column) => column.name) ?? [];
      const used = [...text.matchAll(/"(\w+)"/g)].map(([, column = ""]) => column);
      for (const column of used)
        expect([...known, ...aliases, name], `${key} uses ${column}`).to.include(column);
    }
  });

  it("count a document once, however often it was exported", () => {
    for (const key of ["events-by-day", "events-of-player", "transactions-sums"]) {
      expect(query(key)).to.include('PARTITION BY "location", "id" ORDER BY "rev" DESC');
      expect(query(key)).to.include("WHERE newest = 1");
    }
  });

  it("give CSV texts their types, and missing values no value", () => {
    expect(query("transactions-csv").split("\n")).to.deep.equal([
      String.raw`SELECT CAST(nullif("rev", '\N') AS integer) AS "rev",`,
      String.raw`  nullif("id", '\N') AS "id",`,
      String.raw`  nullif("location", '\N') AS "location",`,
      String.raw`  nullif("player_id", '\N') AS "player_id",`,
      String.raw`  nullif("kind", '\N') AS "kind",`,
      String.raw`  nullif("item_id", '\N') AS "item_id",`,
      String.raw`  CAST(nullif("amount_minor", '\N') AS bigint) AS "amount_minor",`,
      String.raw`  nullif("currency", '\N') AS "currency",`,
      String.raw`  from_iso8601_timestamp(nullif("created_at", '\N')) AS "created_at", "zone", "dt"`,
      'FROM "archive_transactions_csv"',
      'WHERE "dt" BETWEEN ? AND ?',
    ]);
  });
});
