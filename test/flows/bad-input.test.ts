import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { type CallResult, handle } from "../../components/search/functions/loader/handle";
import {
  LOADER_OPTIONS,
  type LoaderOptions,
  type LoaderPorts,
} from "../../components/search/functions/loader/load";
import type { SearchSink } from "../../components/search/functions/loader/ports";
import { systemClock } from "../../infra/runtime/clock";
import { systemRandom } from "../../infra/runtime/random";
import { FakeLetters } from "../support/search/fake-letters";
import { RealDomain } from "../support/search/real-domain";
import { provided } from "../support/servers/hooks";
import { missingOpenSearch, startOpenSearch } from "../support/servers/opensearch";

const INDEX = "players-residency";
const METRICS = { count: () => {}, time: () => {}, gauge: () => {}, flush: () => {} };
const call = (id: unknown, doc: object = { displayName: "Ada" }, version?: number) => ({
  index: INDEX,
  doc: { _id: id, ...doc },
  ...(version === undefined ? {} : { version }),
});

/** What comes to the loader from outside and from bad days, on the real thing; one sentence each. */
describe("bad input and bad days of the loader, on OpenSearch", function () {
  this.timeout(180_000);
  const started = provided(
    "bad input on a real search domain",
    missingOpenSearch,
    async () => {
      // What the service's smallest domains take.
      const server = await startOpenSearch({ settings: { "http.max_content_length": "10mb" } });
      return { server, domain: await new RealDomain(server.node).make() };
    },
    ({ server }) => server.stop(),
  );
  let letters: FakeLetters;
  beforeEach(async () => {
    letters = new FakeLetters();
    await started().domain.clear();
    await started().domain.make();
  });

  async function results(
    calls: readonly object[],
    sink: SearchSink = started().domain.sink,
    options: LoaderOptions = LOADER_OPTIONS,
    milliseconds = 120_000,
  ): Promise<readonly CallResult[]> {
    const surroundings = { clock: systemClock, random: systemRandom, metrics: METRICS };
    const ports: LoaderPorts = { sink, deadLetters: letters, ...surroundings };
    const answer = await handle(calls, ports, systemClock.now() + milliseconds, options);
    return "results" in answer ? answer.results : [];
  }
  const told = async (...given: Parameters<typeof results>): Promise<string[]> =>
    (await results(...given)).map(({ result }) => result);
  const documents = () => started().domain.documents(INDEX);

  it("keeps an event without an id as a dead letter, whole, and writes the others", async () => {
    const without = { index: INDEX, doc: { displayName: "nobody" } };
    expect(await told([call("1"), without, call("2")])).to.deep.equal([
      ...["written", "poison", "written"],
    ]);
    expect(letters.letters).to.deep.equal([
      { reason: "no id", index: INDEX, raw: JSON.stringify(without) },
    ]);
  });

  it("takes an id as ObjectId, Long and string, and writes no _id into the document", async () => {
    const ids = [
      { $oid: "5f0c1c2b8e1d4a6f7b3e9d21" },
      { $numberLong: "9007199254740993" },
      "a/b c",
    ];
    expect(await told(ids.map((id) => call(id)))).to.deep.equal(["written", "written", "written"]);
    expect(await documents()).to.deep.equal({
      "5f0c1c2b8e1d4a6f7b3e9d21": { displayName: "Ada" },
      "9007199254740993": { displayName: "Ada" },
      "a/b c": { displayName: "Ada" },
    });
  });

  it("keeps the digits of whole numbers above 2^53", async () => {
    const name = { displayName: { $numberLong: "9007199254740993" } };
    expect(await told([call("1", name)])).to.deep.equal(["written"]);
    const path = `/${INDEX}/_doc/1`;
    const { text } = await started().domain.admin.send({ method: "GET", path });
    expect(text).to.include('"displayName":9007199254740993');
  });

  it("lets a document with dots and dollars in its keys be poison alone", async () => {
    const odd = [call("1", { "a.b": 1 }), call("2", { $set: { a: 1 } }), call("3")];
    expect(await told(odd)).to.deep.equal(["poison", "poison", "written"]);
    expect(letters.letters.map(({ id, reason }) => [id, reason])).to.deep.equal([
      ["1", "strict_dynamic_mapping_exception"],
      ["2", "strict_dynamic_mapping_exception"],
    ]);
  });

  it("writes a document of 1 MB, and keeps one of 20 MB as a dead letter without it", async () => {
    const [one, twenty] = [1, 20].map((size) => ({ displayName: "x".repeat(size * 1_000_000) }));
    expect(await told([call("0"), call("1", one), call("20", twenty), call("2")])).to.deep.equal([
      ...["written", "written", "poison", "written"],
    ]);
    expect(letters.letters).to.have.length(1);
    expect(letters.letters[0]).to.include({ reason: "too large", index: INDEX, id: "20" });
    expect(JSON.stringify(letters.letters).length).to.be.lessThan(300);
    expect(Object.keys(await documents())).to.deep.equal(["0", "1", "2"]);
  });

  it("keeps a change of an unknown index as a dead letter, and makes no index", async () => {
    const calls = [{ ...call("1"), index: "playres-residency" }, call("2")];
    expect(await told(calls)).to.deep.equal(["poison", "written"]);
    expect(letters.letters[0]).to.include({ reason: "index_not_found_exception", id: "1" });
    const path = "/_cat/indices?format=json";
    const { text } = await started().domain.admin.send({ method: "GET", path });
    expect(text).to.not.include("playres");
  });

  it("lets a document with a wrong type for a keyword be poison alone", async () => {
    const calls = [call("1", { displayName: { first: "Ada" } }), call("2")];
    expect(await told(calls)).to.deep.equal(["poison", "written"]);
    expect(letters.letters[0]).to.include({ reason: "mapper_parsing_exception", id: "1" });
  });

  it("writes ten thousand documents of one call", async () => {
    const calls = Array.from({ length: 10_000 }, (_, id) => call(String(id)));
    expect(new Set(await told(calls))).to.deep.equal(new Set(["written"]));
    expect(Object.keys(await documents())).to.have.length(10_000);
  });

  it("writes one event that comes a hundred times once", async () => {
    let actions = 0;
    const { sink } = started().domain;
    const counting: SearchSink = {
      bulk: (body, milliseconds) => {
        actions += body.split("\n").filter((line) => line.startsWith('{"index":')).length;
        return sink.bulk(body, milliseconds);
      },
    };
    const calls = Array.from({ length: 100 }, () => call("1", { displayName: "Ada" }, 100));
    expect(new Set(await told(calls, counting))).to.deep.equal(new Set(["written"]));
    expect(actions).to.equal(1);
  });

  it("ends with the last change when all come in the reverse order, one by one", async () => {
    for (let version = 110; version > 100; version--) {
      const [result] = await told([call("1", { displayName: `v${String(version)}` }, version)]);
      expect(result).to.equal(version === 110 ? "written" : "stale");
    }
    expect(await documents()).to.deep.equal({ "1": { displayName: "v110" } });
  });

  it("keeps what was deleted and made again in one second, in either order of arrival", async () => {
    const gone = (id: string, version: number) => ({
      ...call(id, {}, version),
      httpMethod: "DELETE",
    });
    for (const [id, first, second] of [
      ["1", gone("1", 101), call("1", { displayName: "again" }, 102)],
      ["2", call("2", { displayName: "again" }, 102), gone("2", 101)],
    ] as const) {
      await told([call(id, { displayName: "before" }, 100)]);
      await told([first]);
      await told([second]);
      expect((await documents())[id]).to.deep.equal({ displayName: "again" });
    }
  });

  it("creates and deletes a document in one request", async () => {
    const gone = { ...call("1", {}, 101), httpMethod: "DELETE" };
    expect(await told([call("1", {}, 100), gone, call("2", {}, 100)])).to.deep.equal([
      ...["absent", "absent", "written"],
    ]);
    expect(Object.keys(await documents())).to.deep.equal(["2"]);
  });

  it("loses nothing in a storm of 429, and sends each change no more often than it was refused", async () => {
    const { sink } = started().domain;
    let requests = 0;
    const stormy: SearchSink = {
      bulk: async (body, milliseconds) => {
        if (++requests > 8) return sink.bulk(body, milliseconds);
        // Whole requests, and after these every action.
        if (requests <= 4) return { status: 429, items: [] };
        const items = body.split("\n").filter((line) => line.startsWith('{"index":'));
        const refused = { status: 429, type: "es_rejected_execution_exception" };
        return { status: 200, items: items.map(() => refused) };
      },
    };
    const quick = { ...LOADER_OPTIONS, backoffBase: 5, backoffMost: 50 };
    const calls = Array.from({ length: 500 }, (_, id) => call(String(id)));
    expect(new Set(await told(calls, stormy, quick))).to.deep.equal(new Set(["written"]));
    expect(requests).to.equal(9);
    expect(Object.keys(await documents())).to.have.length(500);
  });

  it("gives back what is not settled when the function's time runs out, and nothing else", async () => {
    const { sink } = started().domain;
    let requests = 0;
    const slow: SearchSink = {
      bulk: async (body, milliseconds) => {
        if (++requests > 1) await pause(600);
        return sink.bulk(body, milliseconds);
      },
    };
    const options = { ...LOADER_OPTIONS, limits: { bytes: 1_000_000, actions: 10 } };
    const calls = Array.from({ length: 50 }, (_, id) => call(String(id)));
    const all = await told(calls, slow, options, LOADER_OPTIONS.reserveMilliseconds + 900);
    const written = all.filter((one) => one === "written").length;
    expect(written).to.be.within(10, 40);
    expect(all.slice(written)).to.deep.equal(Array.from(all.slice(written), () => "later"));
    expect(Object.keys(await documents())).to.have.length(written);
  });

  it("writes everything when the domain is killed in the middle of a bulk request", async () => {
    const { domain, server } = started();
    let requests = 0;
    const dying: SearchSink = {
      bulk: (body, milliseconds) => {
        const answer = domain.sink.bulk(body, milliseconds);
        if (++requests === 3) void revived();
        return answer;
      },
    };
    let back: Promise<void> | undefined;
    const revived = () => {
      back = server.kill().then(() => server.restart());
      return back;
    };
    const options = {
      ...LOADER_OPTIONS,
      limits: { bytes: 5_000_000, actions: 2000 },
      requestMilliseconds: 5000,
    };
    const calls = Array.from({ length: 20_000 }, (_, id) =>
      call(String(id), { displayName: `name ${String(id)}` }),
    );
    const all = await told(calls, dying, options);
    await back;
    expect(requests).to.be.greaterThan(10);
    expect(new Set(all)).to.deep.equal(new Set(["written"]));
    expect(Object.keys(await documents())).to.have.length(20_000);
    expect(letters.letters).to.deep.equal([]);
  });
});
