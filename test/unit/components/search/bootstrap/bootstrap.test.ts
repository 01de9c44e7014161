import { expect } from "chai";
import type { Admin } from "../../../../../components/search/functions/bootstrap/admin";
import { bootstrap } from "../../../../../components/search/functions/bootstrap/bootstrap";
import type { SearchPlan } from "../../../../../components/search/functions/bootstrap/plan";
import { players } from "../../../../../infra/model/collections/players";
import { manifest } from "../../../../../infra/model/manifest";
import { Fault } from "../../../../../infra/runtime/errors";
import { withFaults } from "../../../../../infra/runtime/faults";
import { Crash, CrashAt, Recording } from "../../../../support/runtime/crash";
import { HttpDomain, WithSecurity } from "../../../../support/search/http-domain";
import { modelWith, planOf, ROLES } from "../../../../support/search/plan";

const { fields: PLAYERS } = players.search;

interface Fixture {
  readonly domain: HttpDomain;
  readonly admin: WithSecurity;
}

function fixture(): Fixture {
  const domain = new HttpDomain();
  return { domain, admin: new WithSecurity(domain) };
}

async function made(plan = planOf()): Promise<Fixture> {
  const one = fixture();
  await bootstrap(plan, one.admin);
  return one;
}

async function refusal(plan: SearchPlan, { admin, domain }: Fixture): Promise<string> {
  const before = domain.changes.length;
  const error: unknown = await bootstrap(plan, admin).catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(Fault);
  expect((error as Fault).kind).to.equal("fatal");
  expect(domain.changes.length, "nothing was changed").to.equal(before);
  return (error as Fault).what;
}

/** What a domain is, apart from how it came to be. */
const stateOf = ({ domain, admin }: Fixture) => ({
  settings: domain.settings,
  templates: [...domain.templates],
  indexes: [...domain.indexes].map(([name, index]) => ({ name, ...index })),
  security: [...admin.held],
});

describe("the search bootstrap", () => {
  it("makes settings, templates, indexes with their aliases, and roles, in this order", async () => {
    const { admin } = fixture();
    const { steps } = await bootstrap(planOf({ roles: ROLES }), admin);
    expect(steps).to.deep.equal([
      "set action.auto_create_index to false",
      "set action.destructive_requires_name to true",
      ...["players-residency", "players-world", "items-zone"].map(
        (alias) => `put template ${alias} of version ${String(manifest.version)}`,
      ),
      ...["players-residency-v1", "players-world-v1", "items-zone-v1"].map(
        (index) => `make index ${index}`,
      ),
      ...["write", "search", "maintain"].flatMap((role) => [
        `grant roles worldcell-${role}`,
        `grant rolesmapping worldcell-${role}`,
      ]),
    ]);
  });

  it("gives an index its aliases as it makes it", async () => {
    const { domain } = await made();
    expect(domain.indexes.get("players-residency-v1")?.aliases).to.deep.equal({
      "players-residency": { is_write_index: true },
      players: {},
    });
  });

  it("does nothing the second time", async () => {
    const plan = planOf({ roles: ROLES });
    const one = await made(plan);
    const before = one.domain.changes.length;
    expect((await bootstrap(plan, one.admin)).steps).to.deep.equal([]);
    expect(one.domain.changes.length).to.equal(before);
  });

  it("lists its steps and does none of them in a dry run", async () => {
    const one = fixture();
    const { steps } = await bootstrap(planOf(), one.admin, true);
    expect(steps).to.have.length(8);
    expect(one.domain.changes).to.deep.equal([]);
    expect((await bootstrap(planOf(), one.admin)).steps).to.deep.equal(steps);
  });

  it("is completed by the next run, wherever it was killed", async () => {
    const plan = planOf({ roles: ROLES });
    const whole = await made(plan);
    const recording = new Recording();
    await bootstrap(plan, withFaults<Admin>("admin", fixture().admin, recording));
    expect(recording.points.length).to.be.greaterThan(40);
    const times = recording.points.length / 2;
    for (const point of ["admin.send.before", "admin.send.after"])
      for (let nth = 1; nth <= times; nth++) {
        const one = fixture();
        const dying = withFaults<Admin>("admin", one.admin, new CrashAt(point, nth));
        const error: unknown = await bootstrap(plan, dying).catch((thrown: unknown) => thrown);
        expect(error, `${point} ${String(nth)}`).to.be.instanceOf(Crash);
        await bootstrap(plan, one.admin);
        expect(stateOf(one)).to.deep.equal(stateOf(whole));
      }
  });

  it("raises replicas where the phase has grown, in templates and in indexes", async () => {
    const one = await made();
    const { steps } = await bootstrap(planOf({ replicas: 2 }), one.admin);
    expect(steps.filter((step) => step.startsWith("set "))).to.deep.equal([
      "set number_of_replicas to 2 in players-residency-v1",
      "set number_of_replicas to 2 in players-world-v1",
      "set number_of_replicas to 2 in items-zone-v1",
    ]);
    expect(one.domain.indexes.get("items-zone-v1")?.settings["index.number_of_replicas"]).to.equal(
      "2",
    );
    expect(JSON.stringify(one.domain.templates.get("items-zone"))).to.include(
      '"number_of_replicas":"2"',
    );
  });

  it("adds a field in place", async () => {
    const one = await made();
    const { steps } = await bootstrap(
      planOf({}, modelWith({ ...PLAYERS, level: "world" })),
      one.admin,
    );
    expect(steps).to.include("map level in players-residency-v1");
    expect(steps).to.include("map level in players-world-v1");
    expect(one.domain.indexes.get("players-world-v1")?.properties.level).to.deep.equal({
      type: "integer",
    });
  });

  it("refuses a plan of a lower version than what the domain has", async () => {
    const one = await made(planOf({}, modelWith(PLAYERS, 90)));
    expect(await refusal(planOf({}, modelWith(PLAYERS, 89)), one)).to.include(
      "players-world: the domain is at version 90, the plan at 89",
    );
  });

  it("names each change that is not possible in place, with its alias, and does nothing", async () => {
    const one = await made();
    const index = one.domain.indexes.get("players-residency-v1");
    if (index === undefined) throw new Error("no index");
    index.properties = {
      ...index.properties,
      birthDate: { type: "long" },
      displayName: { type: "keyword", ignore_above: 256 },
      gone: { type: "keyword" },
    };
    index.settings["index.analysis.normalizer.email.filter"] = ["uppercase"];
    const message = await refusal(planOf({ shards: { "players-residency": 3 } }), one);
    for (const what of [
      "type of field birthDate differs",
      "normalizer of field displayName differs",
      "field gone is gone",
      "normalizer email differs",
      "number_of_shards is 3",
    ])
      expect(message).to.include(`players-residency: ${what}; it needs a new index version`);
  });

  it("refuses a new field whose normalizer the index does not know", async () => {
    const one = await made();
    for (const key of ["type", "filter"])
      delete one.domain.indexes.get("players-residency-v1")?.settings[
        `index.analysis.normalizer.email.${key}`
      ];
    delete one.domain.indexes.get("players-residency-v1")?.properties.email;
    expect(await refusal(planOf(), one)).to.include("field email needs normalizer email");
  });

  it("changes what may change of a field, and gives lost aliases back", async () => {
    const one = await made();
    const index = one.domain.indexes.get("players-world-v1");
    if (index === undefined) throw new Error("no index");
    index.aliases = {};
    index.properties.location = { type: "keyword", ignore_above: 12 };
    const { steps } = await bootstrap(planOf(), one.admin);
    expect(steps).to.deep.equal([
      "give players-world-v1 its aliases",
      "map location in players-world-v1",
    ]);
  });

  it("makes the next version of an index without aliases, where the plan fills it", async () => {
    const one = await made();
    const raised = { versions: { "players-world": 2 } };
    expect(await refusal(planOf(raised), one)).to.include(
      "players-world: it is players-world-v1; players-world-v2 has to be listed as filling",
    );
    const plan = planOf({ ...raised, filling: ["players-world"] });
    const { filling, steps } = await bootstrap(plan, one.admin);
    expect(steps).to.deep.equal(["make index players-world-v2"]);
    expect(filling).to.deep.equal([
      { alias: "players-world", from: "players-world-v1", to: "players-world-v2" },
    ]);
    expect(one.domain.indexes.get("players-world-v2")?.aliases).to.deep.equal({});
    expect((await bootstrap(plan, one.admin)).steps).to.deep.equal([]);
  });

  it("goes on changing the old index as far as is possible while the next version is filled", async () => {
    const one = await made();
    const old = one.domain.indexes.get("players-world-v1");
    if (old === undefined) throw new Error("no index");
    old.properties.location = { type: "long" };
    const options = { replicas: 1, versions: { "players-world": 2 }, filling: ["players-world"] };
    const plan = planOf(options, modelWith({ ...PLAYERS, level: "world" }));
    const { steps } = await bootstrap(plan, one.admin);
    expect(steps).to.include("map level in players-world-v1");
    expect(steps).to.include("set number_of_replicas to 1 in players-world-v1");
    expect(old.properties.location).to.deep.equal({ type: "long" });
  });

  it("makes a later version at once in a new domain, and refuses to go back", async () => {
    const plan = planOf({ versions: { "players-world": 2 }, filling: ["players-world"] });
    const one = await made(plan);
    expect([...one.domain.indexes.keys()]).to.include("players-world-v2");
    expect([...one.domain.indexes.keys()]).not.to.include("players-world-v1");
    expect((await bootstrap(plan, one.admin)).filling).to.deep.equal([]);
    expect(await refusal(planOf(), one)).to.include("it is players-world-v2 already");
  });

  it("goes on when the service does not take the one setting that it may refuse", async () => {
    const without = (setting: string): Admin => {
      const { admin } = fixture();
      return {
        send: (request) =>
          request.method === "PUT" && JSON.stringify(request.body).includes(setting)
            ? Promise.resolve({ status: 401, body: {}, text: "{}" })
            : admin.send(request),
      };
    };
    await bootstrap(planOf(), without("destructive_requires_name"));
    const error: unknown = await bootstrap(planOf(), without("auto_create_index")).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(Fault);
  });

  it("gives a lost search alias back alone", async () => {
    const one = await made();
    Reflect.deleteProperty(one.domain.indexes.get("items-zone-v1")?.aliases ?? {}, "items");
    const { steps } = await bootstrap(planOf(), one.admin);
    expect(steps).to.deep.equal(["give items-zone-v1 its aliases"]);
  });

  it("takes a role from whom the plan does not name any more", async () => {
    const one = await made(planOf({ roles: ROLES }));
    const roles = { ...ROLES, writers: ROLES.writers.slice(0, 1) };
    const { steps } = await bootstrap(planOf({ roles }), one.admin);
    expect(steps).to.deep.equal(["grant rolesmapping worldcell-write"]);
    expect(one.admin.held.get("rolesmapping/worldcell-write")).to.deep.equal({
      backend_roles: roles.writers,
    });
  });

  it("says what may work later, and what never will", async () => {
    const kinds: [number, Fault["kind"]][] = [
      [429, "throttle"],
      [502, "retry"],
      [400, "fatal"],
      [403, "fatal"],
      [404, "fatal"],
    ];
    for (const [status, kind] of kinds) {
      const send = () => Promise.resolve({ status, body: undefined, text: "" });
      const error: unknown = await bootstrap(planOf(), { send }).catch((thrown: unknown) => thrown);
      expect((error as Fault).kind).to.equal(kind);
    }
  });

  it("refuses to plan a fill of what has no earlier version", () => {
    expect(() => planOf({ filling: ["players-world"] })).to.throw("cannot be filled");
    expect(() => planOf({ filling: ["nothing"] })).to.throw("cannot be filled");
  });
});
