import { expect } from "chai";
import fc from "fast-check";
import { indexesWith } from "../../../../../components/search/functions/query/body";
import { CriteriaError } from "../../../../../components/search/functions/query/criteria";
import { cursorOf } from "../../../../../components/search/functions/query/cursor";
import {
  findFriends,
  type FoundPlayer,
} from "../../../../../components/search/functions/query/friends";
import type {
  HttpAnswer,
  Post,
} from "../../../../../components/search/functions/loader/signed-http";
import { Fault } from "../../../../../infra/runtime/errors";
import { SleepyClock } from "../../../../support/search/bench";
import { criteria, fakeSearch, oracle, people } from "../../../../support/search/friends";
import { planOf } from "../../../../support/search/plan";

const { indexes } = planOf();
const DAY = new Date("2026-11-28T12:00:00Z");
const clock = new SleepyClock(DAY.getTime());

/** What a search sends. */
async function sent(...[wanted, page = {}]: Partial<Parameters<typeof findFriends>>) {
  let seen: { path: string; body: unknown } | undefined;
  const post: Post = (path, _headers, body) => {
    seen = { path, body: JSON.parse(body) };
    return Promise.resolve({ status: 200, text: '{"hits":{"hits":[]},"_shards":{"failed":0}}' });
  };
  await findFriends(wanted ?? {}, page, indexes, { clock, post });
  return seen;
}

async function refused(...given: Parameters<typeof sent>): Promise<string> {
  const error: unknown = await sent(...given).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(CriteriaError);
  return (error as CriteriaError).field;
}

const answering =
  (answer: HttpAnswer): Post =>
  () =>
    Promise.resolve(answer);

describe("friend search", () => {
  it("is a bounded filter over keywords, of which only public fields come back", async () => {
    expect(await sent({ name: "Jo*", location: "IE" }, { size: 10 })).to.deep.equal({
      path: "/players-residency,players-world/_search",
      body: {
        query: {
          bool: {
            filter: [
              { prefix: { displayName: { value: "Jo*" } } },
              { term: { location: { value: "IE" } } },
            ],
          },
        },
        size: 11,
        sort: [{ displayName: "asc" }, { playerId: "asc" }],
        _source: ["playerId", "displayName", "location"],
        track_total_hits: false,
        timeout: "500ms",
      },
    });
  });

  it("writes a name as one letter each where there is one", async () => {
    const composed = await sent({ name: "Jos\u00e9" });
    expect(await sent({ name: "Jose\u0301" })).to.deep.equal(composed);
  });

  it("looks into no index of another collection", () => {
    expect(indexesWith(["category"], indexes)).to.deep.equal([]);
    expect(indexesWith(["playerId"], indexes)).to.have.length(2);
  });

  it("looks for an e-mail address or an age only where those are indexed", async () => {
    for (const wanted of [
      { email: "ada@example.com" },
      { age: { from: 18 } },
      { name: "a", age: { to: 30 } },
    ])
      expect((await sent(wanted))?.path).to.equal("/players-residency/_search");
  });

  it("refuses what is no search, and names the field", async () => {
    expect(await refused({})).to.equal("criteria");
    expect(await refused({ name: "" })).to.equal("name");
    expect(await refused({ name: "x".repeat(257) })).to.equal("name");
    expect(await refused({ name: "\ud83d" })).to.equal("name");
    expect(await refused({ email: "" })).to.equal("email");
    expect(await refused({ location: "*" })).to.equal("location");
    for (const age of [{}, { from: -1 }, { from: 1.5 }, { to: 151 }, { from: 3, to: 2 }])
      expect(await refused({ age })).to.equal("age");
    for (const size of [0, 51, 1.5, NaN])
      expect(await refused({ name: "a" }, { size })).to.equal("size");
    for (const after of ["", "%", cursorOf(["a", "b"]).slice(0, -3), btoa("[1,2]"), btoa('["a"]')])
      expect(await refused({ name: "a" }, { after })).to.equal("after");
  });

  it("refuses a field that the cell does not index", async () => {
    const world = indexes.filter(({ alias }) => alias === "players-world");
    const post = answering({ status: 200, text: "{}" });
    const error: unknown = await findFriends({ email: "a" }, {}, world, { clock, post }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(CriteriaError);
  });

  it("says when a part of the domain did not answer", async () => {
    for (const body of [
      { timed_out: true, _shards: { failed: 0 } },
      { timed_out: false, _shards: { failed: 1 } },
    ]) {
      const post = answering({
        status: 200,
        text: JSON.stringify({ ...body, hits: { hits: [] } }),
      });
      const { complete } = await findFriends({ name: "a" }, {}, indexes, { clock, post });
      expect(complete).to.equal(false);
    }
  });

  it("judges failures of the domain", async () => {
    const kinds: [Post, string][] = [
      [answering({ status: 429, text: "{}" }), "throttle"],
      [answering({ status: 502, text: "<html>" }), "retry"],
      [answering({ status: 403, text: "{}" }), "fatal"],
      [answering({ status: 400, text: "{}" }), "fatal"],
      [answering({ status: 200, text: "<html>" }), "fatal"],
      [() => Promise.reject(new Error("reset")), "retry"],
    ];
    for (const [post, kind] of kinds) {
      const error: unknown = await findFriends({ name: "a" }, {}, indexes, { clock, post }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).to.be.instanceOf(Fault);
      expect((error as Fault).kind).to.equal(kind);
    }
  });

  it("finds, page by page, just what there is to be found", async () => {
    await fc.assert(
      fc.asyncProperty(
        people(25).chain((all) =>
          fc.tuple(fc.constant(all), criteria(all), fc.integer({ min: 1, max: 9 })),
        ),
        async ([all, wanted, size]) => {
          const { post, paths } = fakeSearch(all);
          const found: FoundPlayer[] = [];
          let after: string | undefined;
          do {
            const page = await findFriends(
              wanted,
              { size, ...(after === undefined ? {} : { after }) },
              indexes,
              { clock, post },
            );
            expect(page.complete).to.equal(true);
            expect(page.players.length).to.be.at.most(size);
            found.push(...page.players);
            after = page.next;
          } while (after !== undefined);
          expect(found).to.deep.equal(oracle(all, wanted, DAY));
          expect(paths.length).to.equal(Math.max(1, Math.ceil(found.length / size)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
