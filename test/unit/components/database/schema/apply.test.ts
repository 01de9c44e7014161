import { expect } from "chai";
import { type PlannedCollection, schemaPlan } from "../../../../../infra/model/derive/schema";
import { SCHEMA_STORE } from "../../../../../infra/runtime/schema-gate";
import {
  faultOf,
  kinds,
  picture,
  plainWorld,
  shardedWorld,
} from "../../../../support/schema/bench";

const plan = schemaPlan();

describe("the schema step", () => {
  it("makes collections, then indexes, shards identities, and stores the version last", async () => {
    const world = shardedWorld();
    world.admin.atlasShards(plan);
    const report = await world.apply(plan);
    const named = (kind: string, ...names: string[]) => names.map((name) => `${kind} game.${name}`);
    const managed = ["players", "friendships", "transactions", "sessions", "events", "items"];
    expect(kinds(report)).to.deep.equal([
      // Atlas made these, without any validation.
      ...named("setValidation", ...managed),
      ...named("createCollection", "identities"),
      ...named("createIndexes", ...managed, "identities"),
      ...named("shardCollection", "identities"),
      "storeVersion worldcell.schema",
    ]);
    expect(report).to.include({ dryRun: false, from: 0, version: 1 });
    expect((await world.stored())?.version).to.equal(1);
    expect(await world.admin.shardKeyOf("game.identities")).to.deep.equal([["_id", "hashed"]]);
  });

  it("finds nothing to do the second time", async () => {
    for (const world of [shardedWorld(), plainWorld()]) {
      world.admin.atlasShards(plan);
      await world.apply(plan);
      const [before, changes] = [await world.stored(), world.admin.changes.length];
      expect(await world.apply(plan)).to.deep.include({ steps: [], from: 1, version: 1 });
      expect(world.admin.changes).to.have.length(changes);
      expect(await world.stored()).to.deep.equal(before);
    }
  });

  it("says in a dry run what it would do, does none of it, and asks for no lease", async () => {
    const world = plainWorld();
    const lease = await world.checkpoints.acquire(SCHEMA_STORE.checkpoint, "other", 60_000);
    const dry = await world.apply(plan, { dryRun: true });
    expect(world.admin.changes).to.deep.equal([]);
    expect(await world.stored()).to.equal(undefined);
    expect(dry).to.include({ dryRun: true, from: 0, version: 0 });
    if (lease !== undefined) await world.checkpoints.release(lease);
    const { steps } = await world.apply(plan);
    expect(dry.steps).to.deep.equal(steps);
    expect(JSON.parse(JSON.stringify(steps))).to.deep.equal(steps);
  });

  it("repairs what somebody changed, under the same version", async () => {
    const world = plainWorld();
    await world.apply(plan);
    const right = await picture(world, plan);
    await world.admin.dropIndex("game.events", "byAge");
    await world.admin.setExpiry("game.events", "purge", 60);
    const { rule } = plan.collections[0] as PlannedCollection;
    await world.admin.setValidation("game.players", { rule, level: "strict", action: "warn" });
    const report = await world.apply(plan);
    expect(kinds(report)).to.deep.equal([
      "createIndexes game.events",
      "setExpiry game.events",
      "setValidation game.players",
    ]);
    expect(await picture(world, plan)).to.deep.equal(right);
  });

  it("makes an index delete that did not so far, and frees its lease when it fails", async () => {
    const world = plainWorld();
    await world.apply(plan);
    await world.admin.dropIndex("game.events", "purge");
    await world.admin.createIndexes("game.events", [{ name: "purge", keys: [["purgeAt", 1]] }]);
    const { steps } = await world.apply(plan);
    expect(steps).to.deep.equal([
      { kind: "setExpiry", namespace: "game.events", index: "purge", seconds: 0 },
    ]);
    await faultOf(world.apply({ ...plan, version: 0 }));
    const lease = await world.checkpoints.acquire(SCHEMA_STORE.checkpoint, "next", 1000);
    expect(lease).to.not.equal(undefined);
  });

  it("measures the version, the steps and what is only accepted for a while", async () => {
    const world = plainWorld();
    await world.apply(plan);
    expect(world.metrics.values).to.deep.equal({
      SchemaSteps: 13,
      SchemaVersion: 1,
      SchemaTransitions: 0,
    });
    expect(world.metrics.flushed).to.equal(1);
  });

  it("leaves collections alone that the plan does not know, and names them", async () => {
    const world = plainWorld();
    world.admin.put("game.former", {});
    expect((await world.apply(plan)).unknown).to.deep.equal(["former"]);
    expect(world.admin.changes.filter((change) => change.includes("former"))).to.deep.equal([]);
  });
});

describe("two runs of the schema step at once", () => {
  it("follow on each other", async () => {
    const world = plainWorld();
    const reports = await Promise.all([world.apply(plan), world.apply(plan)]);
    expect(reports.map(({ steps }) => steps.length > 0).sort()).to.deep.equal([false, true]);
    expect((await world.stored())?.version).to.equal(1);
  });

  it("are one, when the other goes on for too long", async () => {
    const world = plainWorld();
    await world.checkpoints.acquire(SCHEMA_STORE.checkpoint, "other", 3_600_000);
    const from = world.clock.now();
    const fault = await faultOf(world.apply(plan, { wait: 10_000 }));
    expect(fault.kind).to.equal("retry");
    expect(fault.message).to.contain("another run");
    expect(world.clock.now() - from).to.equal(10_000);
    expect(world.admin.changes).to.deep.equal([]);
  });

  it("end as the later one says, when the first lost its lease in the middle", async () => {
    const world = plainWorld();
    const second = { ...plan, version: 2, collections: plan.collections.slice(0, 3) };
    let overtaken = false;
    let changes = 0;
    const faults = {
      async reach(point: string) {
        if (overtaken || point !== "admin.createIndexes.after") return;
        overtaken = true;
        await world.later(second);
        changes = world.admin.changes.length;
      },
    };
    const fault = await faultOf(world.apply(plan, {}, faults));
    expect(fault.kind).to.equal("stale");
    expect(world.admin.changes, "nothing after it lost the lease").to.have.length(changes);
    expect((await world.stored())?.version).to.equal(2);
    expect((await world.apply(second)).steps).to.deep.equal([]);
  });
});
