import { expect } from "chai";
import fc from "fast-check";
import { load } from "../../components/search/functions/loader/load";
import { signedHttp } from "../../components/search/functions/loader/signed-http";
import type { FriendCriteria } from "../../components/search/functions/query/criteria";
import { findFriends, type FoundPlayer } from "../../components/search/functions/query/friends";
import { changesOfDocument } from "../../components/search/functions/write/project";
import { bench, SleepyClock } from "../support/search/bench";
import { criteria, documentOf, oracle, people, type Person } from "../support/search/friends";
import { planOf, SPACE } from "../support/search/plan";
import { RealDomain } from "../support/search/real-domain";
import {
  missingOpenSearch,
  type OpenSearchServer,
  startOpenSearch,
} from "../support/servers/opensearch";
import { skipWithout } from "../support/tools";

const SEED = 20261128;
const COUNT = 400;
const DAY = new Date("2026-02-28T23:59:00Z");
/** A busy test machine is slower than a domain may be. */
const PATIENT = { shardMilliseconds: 20_000, milliseconds: 30_000 };

const born = new Date("1990-05-05T00:00:00Z");
/** People whose names and addresses are easily misread. */
const ODD: readonly Person[] = [
  ["José", "jose@example.com", "IE"],
  ["jose2", "a*b@example.com", "IE"],
  ["JOS*", "a?b@example.com", "FR"],
  ["jos?x", "axb@example.com", "FR"],
  ["jos\\x", "a\\b@example.com", "FR"],
  ["\u{1F600} smile", "smile@example.com", "IE"],
  ["Großmann", "gross@example.com", "IE"],
  ["İpek", "ipek@example.com", "IE"],
  ["Foreign", "foreign@example.com", "US-VA"],
].map(([displayName = "", email = "", location = ""], at) => ({
  playerId: `odd${String(at)}`,
  displayName,
  email,
  location,
  birthDate: born,
}));

describe("friend search, on OpenSearch", function () {
  this.timeout(600_000);
  let server: OpenSearchServer | undefined;
  const [generated = []] = fc.sample(people(COUNT), { seed: SEED, numRuns: 1 });
  const all = [...generated, ...ODD];
  const { indexes } = planOf();
  let find: (wanted: FriendCriteria, size?: number) => Promise<FoundPlayer[]>;

  before(async function () {
    skipWithout(this, "friend search on a real domain", missingOpenSearch());
    server = await startOpenSearch();
    const domain = await new RealDomain(server.node).make();
    const { ports, clock } = bench();
    const changes = all.flatMap((person) =>
      changesOfDocument(
        { collection: "players", id: person.playerId, document: documentOf(person) },
        1000,
        SPACE,
      ),
    );
    const outcomes = await load(changes, { ...ports, sink: domain.sink }, clock.now() + 60_000);
    expect([...new Set(outcomes)]).to.deep.equal(["written"]);
    await domain.client.indices.refresh({ index: "players" });
    const search = {
      post: signedHttp({ endpoint: server.node, service: "es" }),
      clock: new SleepyClock(DAY.getTime()),
    };
    find = async (wanted, size = 50) => {
      const found: FoundPlayer[] = [];
      let after: string | undefined;
      do {
        const page = { size, ...(after === undefined ? {} : { after }) };
        const { complete, next, players } = await findFriends(
          wanted,
          page,
          indexes,
          search,
          PATIENT,
        );
        expect(complete).to.equal(true);
        expect(players.length).to.be.at.most(size);
        found.push(...players);
        after = next;
      } while (after !== undefined);
      return found;
    };
  });

  after(() => server?.stop());

  const names = async (name: string): Promise<string[]> =>
    (await find({ name })).map(({ displayName }) => displayName);

  it("finds what the oracle finds, in its order, whatever is looked for and however it is paged", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(criteria(all), fc.integer({ min: 7, max: 50 }), async (wanted, size) => {
        const players = await find(wanted, size);
        expect(players).to.deep.equal(oracle(all, wanted, DAY));
        found += players.length;
      }),
      { seed: SEED, numRuns: 300 },
    );
    expect(found).to.be.greaterThan(1000);
  });

  it("takes wildcards for the letters that they are", async () => {
    expect(await names("jos*")).to.deep.equal(["JOS*"]);
    expect(await names("jos?")).to.deep.equal(["jos?x"]);
    expect(await names("jos\\")).to.deep.equal(["jos\\x"]);
    expect(await find({ email: "a*b@example.com" })).to.have.length(1);
    expect(await find({ email: "*@example.com" })).to.have.length(0);
  });

  it("takes no notice of case and accents, in what is written and in what is looked for", async () => {
    for (const name of ["jose", "JOSÉ", "José", "Jose\u0301"])
      expect(await names(name)).to.include("José");
    expect(await names("GROSS")).to.deep.equal(["Großmann"]);
    expect(await names("ipek")).to.deep.equal(["İpek"]);
    expect(await names("\u{1F600} S")).to.deep.equal(["\u{1F600} smile"]);
  });

  it("never finds a foreign player by e-mail or age, but by name", async () => {
    expect(await find({ email: "foreign@example.com" })).to.deep.equal([]);
    expect(await find({ age: { from: 0 }, location: "US-VA" })).to.deep.equal([]);
    expect(await names("foreign")).to.deep.equal(["Foreign"]);
  });

  it("gives no more of a player than may be known all over the world", async () => {
    const [player] = await find({ email: "JOSE@example.com" });
    expect(player).to.deep.equal({ playerId: "odd0", displayName: "José", location: "IE" });
  });
});
