import { expect } from "chai";
import type { Admin } from "../../components/search/functions/bootstrap/admin";
import { bootstrap } from "../../components/search/functions/bootstrap/bootstrap";
import { handler } from "../../components/search/functions/bootstrap/index";
import type { SearchPlan } from "../../components/search/functions/bootstrap/plan";
import { load } from "../../components/search/functions/loader/load";
import { changesOfReading } from "../../components/search/functions/redrive/documents";
import { handleRepair } from "../../components/search/functions/redrive/handle-repair";
import type { RepairProgress } from "../../components/search/functions/redrive/repair";
import { players } from "../../infra/model/collections/players";
import { Fault } from "../../infra/runtime/errors";
import { noFaults, withFaults } from "../../infra/runtime/faults";
import { memoryCheckpoints } from "../support/runtime/checkpoints";
import { Crash, CrashAt, Recording } from "../support/runtime/crash";
import { bench } from "../support/search/bench";
import { FakeDocuments, player } from "../support/search/fake-documents";
import { BEFORE, FILL, FILLING, Filling, QUICK } from "../support/search/filling";
import { WithSecurity } from "../support/search/http-domain";
import { modelWith, planOf, ROLES, SPACE } from "../support/search/plan";
import { RealDomain } from "../support/search/real-domain";
import { Traffic } from "../support/search/traffic";
import {
  missingOpenSearch,
  type OpenSearchServer,
  startOpenSearch,
} from "../support/servers/opensearch";
import { skipWithout } from "../support/tools";

const { fields: FIELDS } = players.search;
/** Documents of an index that is filled anew while changes come. */
const COUNT = 3000;

describe("the search bootstrap, on OpenSearch", function () {
  this.timeout(600_000);
  let server: OpenSearchServer | undefined;
  let domain: RealDomain;

  before(async function () {
    skipWithout(this, "the bootstrap of a real search domain", missingOpenSearch());
    server = await startOpenSearch();
    domain = new RealDomain(server.node);
  });

  beforeEach(() => domain.clear());

  after(() => server?.stop());

  /** Templates and indexes, without what differs from one making to the next. */
  async function state(): Promise<unknown> {
    const own = /creation_date|uuid|version\.created|provided_name/;
    const some: unknown[] = [];
    for (const { alias } of planOf().indexes)
      for (const path of [`/_index_template/${alias}`, `/${alias}-v*?flat_settings=true`]) {
        const { text } = await domain.admin.send({ method: "GET", path });
        some.push(JSON.parse(text, (key, value: unknown) => (own.test(key) ? undefined : value)));
      }
    return some;
  }

  it("makes all of it, and nothing the second time", async () => {
    const plan = planOf({ roles: ROLES });
    const admin = new WithSecurity(domain.admin);
    const { steps } = await bootstrap(plan, admin);
    expect(steps).to.include("make index players-residency-v1");
    expect((await bootstrap(plan, admin)).steps).to.deep.equal([]);
    const { body } = await domain.admin.send({ method: "GET", path: "/_alias/players" });
    expect(Object.keys(body as object).sort()).to.deep.equal([
      "players-residency-v1",
      "players-world-v1",
    ]);
  });

  it("is completed by the next run, wherever it was killed", async () => {
    const plan = planOf();
    const recording = new Recording();
    await bootstrap(plan, withFaults<Admin>("admin", domain.admin, recording));
    const whole = await state();
    const times = recording.points.length / 2;
    expect(times).to.be.at.least(13);
    for (const point of ["admin.send.before", "admin.send.after"])
      for (let nth = 1; nth <= times; nth++) {
        await domain.clear();
        const dying = withFaults<Admin>("admin", domain.admin, new CrashAt(point, nth));
        const died: unknown = await bootstrap(plan, dying).catch((thrown: unknown) => thrown);
        // The settings of the cluster stay from the first run, so later ones have fewer steps.
        if (died instanceof Error) expect(died).to.be.instanceOf(Crash);
        await bootstrap(plan, domain.admin);
        expect(await state(), `${point} ${String(nth)}`).to.deep.equal(whole);
      }
  });

  it("follows the phase and the model in place, and refuses what is not possible", async () => {
    await bootstrap(planOf(), domain.admin);
    const more = modelWith({ ...FIELDS, level: "world" });
    const { steps } = await bootstrap(planOf({ replicas: 1 }, more), domain.admin);
    expect(steps).to.include("set number_of_replicas to 1 in players-world-v1");
    expect(steps).to.include("map level in players-world-v1");
    expect((await bootstrap(planOf({ replicas: 1 }, more), domain.admin)).steps).to.deep.equal([]);
    const refused = async (plan: SearchPlan, ...words: readonly string[]) => {
      const before = await state();
      const error: unknown = await bootstrap(plan, domain.admin).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Fault);
      for (const word of words) expect((error as Fault).what).to.include(word);
      expect(await state()).to.deep.equal(before);
    };
    await refused(planOf(), "the domain is at version");
    await refused(
      planOf({ shards: { "players-world": 2 } }, modelWith(FIELDS, more.version + 1)),
      "players-world: number_of_shards is 2",
      "players-world: field level is gone",
    );
  });

  it("is a function that a stack invokes", async () => {
    const { SEARCH_ENDPOINT, SEARCH_SIGNED } = process.env;
    process.env.SEARCH_ENDPOINT = server?.node;
    process.env.SEARCH_SIGNED = "false";
    try {
      const plan = JSON.parse(JSON.stringify(planOf())) as SearchPlan;
      const listed = await handler({ plan, dryRun: true });
      expect(listed).to.include({ dryRun: true });
      expect(await handler({ plan })).to.deep.equal({ ...listed, dryRun: false });
      expect((await handler({ plan })).steps).to.deep.equal([]);
    } finally {
      for (const [name, value] of Object.entries({ SEARCH_ENDPOINT, SEARCH_SIGNED }))
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
    }
  });

  it("fills the next version of an index while changes and deletions come", async () => {
    const filling = new Filling(domain.admin, domain.sink, { ...QUICK, limit: 60 });
    await bootstrap(BEFORE, domain.admin);
    const traffic = new Traffic(filling, 1);
    await traffic.first(COUNT);
    traffic.start(COUNT * 2);
    try {
      await filling.walk(noFaults, (stage) => {
        if (stage === "bootstrap") traffic.plan = FILLING;
        return Promise.resolve();
      });
    } finally {
      await traffic.stop();
    }
    expect(traffic.rounds).to.be.greaterThan(20);
    expect(await domain.documents("players-world")).to.deep.equal(traffic.expected());
    const { body } = await domain.admin.send({ method: "GET", path: "/players-world-v*" });
    expect(Object.keys(body as object)).to.deep.equal([FILL.to]);
  });

  it("goes on with the fill wherever it was killed", async () => {
    const count = 40;
    const run = async (seed: number, faults: Recording | CrashAt): Promise<void> => {
      await domain.clear();
      const filling = new Filling(domain.admin, domain.sink);
      await bootstrap(BEFORE, domain.admin);
      const traffic = new Traffic(filling, seed);
      await traffic.first(count);
      const after = async () => {
        traffic.plan = FILLING;
        await traffic.round(count * 2);
      };
      const died: unknown = await filling.walk(faults, after).catch((thrown: unknown) => thrown);
      if (died !== undefined) {
        expect(died).to.be.instanceOf(Crash);
        filling.clock.advance(300_000);
        await filling.walk(noFaults, after);
      }
      expect(await domain.documents("players-world")).to.deep.equal(traffic.expected());
    };
    const recording = new Recording();
    await run(1, recording);
    const seen = new Map<string, number>();
    const all = recording.points.map((point) => {
      const nth = (seen.get(point) ?? 0) + 1;
      seen.set(point, nth);
      return { point, nth };
    });
    // Every point is walked in memory; here a part of them.
    for (const [at, { point, nth }] of all.entries())
      if (at % 6 === 0) await run(at + 2, new CrashAt(point, nth));
  });

  it("repairs an index from the database", async () => {
    await bootstrap(planOf(), domain.admin);
    const made = bench();
    const documents = new FakeDocuments(1000);
    const ports = { ...made.ports, sink: domain.sink };
    const until = made.clock.now() + 600_000;
    for (let at = 0; at < 300; at++) {
      const id = ["é", "", "\u{1F600}", "A"][at % 4] + String(at);
      documents.write(id, player(id, ["IE", "FR", "US-VA"][at % 3] ?? "IE"));
      const reading = await documents.byId("players", id);
      if (at % 50 !== 3) await load(changesOfReading("players", id, reading, SPACE), ports, until);
      if (at % 50 === 4) documents.write(id);
      if (at % 50 === 5) documents.write(id, player(id, "IE", "renamed"));
    }
    await domain.client.indices.refresh({ index: "players" });
    const repair = () =>
      handleRepair(
        { collection: "players" },
        SPACE,
        {
          ...ports,
          admin: domain.admin,
          documents,
          checkpoints: memoryCheckpoints<RepairProgress>(made.clock),
          owner: "test",
        },
        until,
        { limit: 40 },
      );
    const found = await repair();
    expect(found.missing + found.extra + found.differing).to.be.greaterThan(15);
    await domain.client.indices.refresh({ index: "players" });
    expect(await repair()).to.include({ done: true, missing: 0, extra: 0, differing: 0 });
    const ids = [
      ...Object.keys(await domain.documents("players-residency")),
      ...Object.keys(await domain.documents("players-world")),
    ];
    expect(ids.sort()).to.deep.equal(documents.ids.sort());
  });
});
