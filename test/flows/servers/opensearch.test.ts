import { setTimeout as pause } from "node:timers/promises";
import { Client } from "@opensearch-project/opensearch";
import { expect } from "chai";
import { provided } from "../../support/servers/hooks";
import { missingOpenSearch, startOpenSearch } from "../../support/servers/opensearch";

/** What an item of a bulk request was answered. */
interface Item {
  readonly status: number;
  readonly error?: { readonly type: string };
}

/** Like an index template of ours: nothing that it does not name, deletes remembered for a second. */
const TEMPLATE = {
  index_patterns: ["players-*"],
  template: {
    settings: { "index.gc_deletes": "1s", number_of_shards: 1, number_of_replicas: 0 },
    mappings: {
      dynamic: "strict" as const,
      properties: { name: { type: "keyword" as const }, rank: { type: "long" as const } },
    },
  },
};

describe("OpenSearch", function () {
  this.timeout(120_000);
  const started = provided(
    "search",
    missingOpenSearch,
    async () => {
      const server = await startOpenSearch();
      const client = new Client({ node: server.node });
      await client.indices.putIndexTemplate({ name: "players", body: TEMPLATE });
      return { server, client };
    },
    async ({ server, client }) => {
      await client.close();
      await server.stop();
    },
  );

  /** Writes in one request, each with the version of its source. */
  async function bulk(...lines: readonly object[]): Promise<Item[]> {
    const { body } = await started().client.bulk({ body: [...lines] });
    return body.items.map((item: Record<string, Item>) => {
      const [result] = Object.values(item);
      if (result === undefined) throw new Error("an item without a result");
      return { status: result.status, ...(result.error && { error: result.error }) };
    });
  }

  const index = (version: number, name: string, to = "players-1", id = "1"): object[] => [
    { index: { _index: to, _id: id, version, version_type: "external_gte" } },
    { name },
  ];
  const remove = (version: number, from = "players-1", id = "1"): object[] => [
    { delete: { _index: from, _id: id, version, version_type: "external_gte" } },
  ];
  const status = ({ status }: Item): number => status;

  async function nameOf(target: string, id = "1"): Promise<unknown> {
    const { body } = await started().client.get({ index: target, id });
    return (body._source as { readonly name: unknown }).name;
  }

  it("is OpenSearch 2.19", async () => {
    const { body } = await started().client.info();
    expect(body.version.number).to.match(/^2\.19\./);
    expect(body.version.distribution).to.equal("opensearch");
  });

  it("takes a newer and an equal version of a document and refuses a stale one", async () => {
    const items = await bulk(...index(5, "five"), ...index(4, "four"), ...index(5, "five again"));
    expect(items.map(status)).to.deep.equal([201, 409, 200]);
    expect(items[1]?.error?.type).to.equal("version_conflict_engine_exception");
    expect(await nameOf("players-1")).to.equal("five again");
  });

  it("holds versions beyond what JavaScript's numbers hold", async () => {
    const { node } = started().server;
    const put = async (version: string): Promise<number> => {
      const query = `version=${version}&version_type=external_gte`;
      const answer = await fetch(`${node}/players-1/_doc/big?${query}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: version }),
      });
      return answer.status;
    };
    expect(await put("7500000000000000002")).to.equal(201);
    expect(await put("7500000000000000001")).to.equal(409);
    expect(await put("7500000000000000003")).to.equal(200);
  });

  it("refuses a late write after a delete as long as it remembers the delete, and not longer", async () => {
    const target = "players-deleted";
    const [made, deleted, late] = await bulk(
      ...index(5, "five", target),
      ...remove(6, target),
      ...index(5, "late", target),
    );
    expect([made, deleted, late].map((item) => item?.status)).to.deep.equal([201, 200, 409]);
    // `gc_deletes` and the interval at which the engine looks, the next write or refresh.
    const end = Date.now() + 60_000;
    let again = 409;
    while (again === 409 && Date.now() < end) {
      await pause(500);
      await started().client.indices.refresh({ index: target });
      again = (await bulk(...index(5, "risen from the dead", target)))[0]?.status ?? 0;
    }
    expect(again).to.equal(201);
  });

  it("applies the good items of a bulk request and names the bad ones", async () => {
    const [good, bad] = await bulk(
      ...index(1, "good", "players-bulk", "good"),
      { index: { _index: "players-bulk", _id: "bad", version: 1, version_type: "external_gte" } },
      { name: "bad", unknown: true },
    );
    expect(good?.status).to.equal(201);
    expect(bad?.status).to.equal(400);
    expect(bad?.error?.type).to.equal("strict_dynamic_mapping_exception");
  });

  it("moves an alias from one index to another in one step", async () => {
    const { client } = started();
    await bulk(...index(1, "old", "players-a"), ...index(1, "new", "players-b"));
    await client.indices.updateAliases({
      body: { actions: [{ add: { index: "players-a", alias: "players" } }] },
    });
    expect(await nameOf("players")).to.equal("old");
    const actions = [
      { remove: { index: "players-a", alias: "players", must_exist: true } },
      { add: { index: "players-b", alias: "players" } },
    ];
    await client.indices.updateAliases({ body: { actions } });
    expect(await nameOf("players")).to.equal("new");
  });

  it("copies an index with the versions of its documents", async () => {
    await bulk(...index(7, "seven", "players-from"));
    await started().client.indices.refresh({ index: "players-from" });
    await started().client.reindex({
      refresh: true,
      body: {
        source: { index: "players-from" },
        dest: { index: "players-to", version_type: "external" },
      },
    });
    expect((await bulk(...index(6, "six", "players-to"))).map(status)).to.deep.equal([409]);
  });

  it("reads an index as it was when the reading began", async () => {
    const { client } = started();
    const target = "players-pit";
    await bulk(...index(1, "one", target, "1"), ...index(1, "two", target, "2"));
    await client.indices.refresh({ index: target });
    const { body: pit } = await client.createPit({ index: [target], keep_alive: "1m" });
    await bulk(...remove(2, target, "1"), ...index(1, "three", target, "3"));
    await client.indices.refresh({ index: target });
    const { body: found } = await client.search({
      body: { pit: { id: pit.pit_id ?? "", keep_alive: "1m" }, sort: [{ name: { order: "asc" } }] },
    });
    expect(found.hits.hits.map((hit) => hit._id)).to.deep.equal(["1", "2"]);
  });

  it("has neither users nor index management: those are held against their specifications", async () => {
    const { node } = started().server;
    for (const path of ["/_plugins/_security/api/roles", "/_plugins/_ism/policies"])
      expect((await fetch(`${node}${path}`)).status, path).to.be.oneOf([400, 404, 405]);
  });
});
