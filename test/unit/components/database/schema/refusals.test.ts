import { expect } from "chai";
import { schemaPlan } from "../../../../../infra/model/derive/schema";
import {
  faultOf,
  picture,
  plainWorld,
  shardedWorld,
  type World,
} from "../../../../support/schema/bench";
import type { FakeAdmin } from "../../../../support/schema/fake-admin";
import { changed } from "../../../../support/schema/plans";

const plan = schemaPlan();

describe("what the schema step refuses, by name and with nothing changed", () => {
  async function refusal(world: World<FakeAdmin>) {
    const fault = await faultOf(world.apply(plan));
    expect(world.admin.changes).to.deep.equal([]);
    expect((await world.stored())?.version).to.equal(undefined);
    return fault;
  }

  it("a wrong shard key", async () => {
    const world = shardedWorld();
    world.admin.put("game.events", { shardKey: [["playerId", "hashed"]] });
    world.admin.atlasShards(plan);
    const fault = await refusal(world);
    expect(fault).to.include({ kind: "fatal", where: "game.events" });
    expect(fault.what).to.equal(
      'its shard key is {playerId: "hashed"}, the plan\'s is {location: 1, playerId: "hashed"}',
    );
  });

  it("a wrong shard key of identities", async () => {
    const world = shardedWorld();
    world.admin.atlasShards(plan);
    world.admin.put("game.identities", { shardKey: [["location", 1]] });
    expect((await refusal(world)).where).to.equal("game.identities");
  });

  it("a collection that Atlas has not sharded yet, which passes with time", async () => {
    const fault = await refusal(shardedWorld());
    expect(fault).to.include({ kind: "retry", where: "game.players" });
    expect(fault.next).to.contain("IDLE");
  });

  it("a database that is no sharded cluster", async () => {
    const { admin, ...world } = plainWorld();
    const fault = await faultOf(world.apply(plan, { unsharded: "refuse" }));
    expect(fault.what).to.contain("no sharded cluster");
    expect(admin.changes).to.deep.equal([]);
  });

  it("a view in the place of a collection", async () => {
    const world = plainWorld();
    world.admin.put("game.items", { type: "view" });
    const fault = await refusal(world);
    expect(fault.message).to.contain("game.items").and.contain("a view");
  });

  const index = (name: string, keys: readonly (readonly [string, unknown])[], more = {}) => ({
    indexes: [{ name, keys, unique: false, special: false, ...more }],
  });

  it("an index of a planned name with other keys", async () => {
    const world = plainWorld();
    world.admin.put("game.events", index("byAge", [["createdAt", 1]]));
    const fault = await refusal(world);
    expect(fault.where).to.equal("game.events, index byAge");
    expect(fault.what).to.equal(
      "it was not made by the schema step and has the keys {createdAt: 1}, planned are {location: 1, createdAt: 1}",
    );
  });

  it("an index of a planned name and planned keys with other options", async () => {
    const planned = [
      ["location", 1],
      ["playerId", 1],
    ] as const;
    for (const more of [
      { unique: true, special: true },
      { unique: false },
      { unique: true, collation: { locale: "fr" } },
    ]) {
      const world = plainWorld();
      world.admin.put("game.players", index("byLocationAndPlayer", planned, more));
      expect((await refusal(world)).what, JSON.stringify(more)).to.contain("other options");
    }
  });

  it("an index that compares texts in another way than planned, or deletes where none should", async () => {
    const byKind = { name: "byKind", keys: [["kind", 1]] as const };
    const cases = [
      [{ collation: { locale: "en" } }, { collation: { locale: "en", strength: 2 } }],
      [{}, { expireAfterSeconds: 60 }],
    ];
    for (const [wanted, live] of cases) {
      const world = plainWorld();
      world.admin.put("game.events", index("byKind", byKind.keys, live));
      const other = changed(plan, 1, "events", (events) => ({
        ...events,
        indexes: [{ ...byKind, ...wanted }],
      }));
      expect((await faultOf(world.apply(other))).what).to.contain("other options");
      expect(world.admin.changes).to.deep.equal([]);
    }
  });

  it("an index that took the name or the keys of one that the step made", async () => {
    for (const [name, keys, what] of [
      ["byAge", [["kind", 1]], "has the keys {kind: 1}"],
      [
        "mine",
        [
          ["location", 1],
          ["createdAt", 1],
        ],
        "the keys of the planned byAge",
      ],
    ] as const) {
      const world = plainWorld();
      await world.apply(plan);
      await world.admin.dropIndex("game.events", "byAge");
      await world.admin.createIndexes("game.events", [{ name, keys }]);
      expect((await faultOf(world.apply(plan))).what).to.contain(what);
    }
  });

  it("an index with planned keys and another name", async () => {
    const world = plainWorld();
    world.admin.put("game.events", index("mine", [["purgeAt", 1]]));
    expect((await refusal(world)).what).to.contain("the keys of the planned purge");
  });

  it("an index that deletes documents and is in no plan", async () => {
    const world = plainWorld();
    world.admin.put(
      "game.events",
      index("tidy", [["createdAt", 1]], { expireAfterSeconds: 86_400 }),
    );
    const fault = await refusal(world);
    expect(fault.where).to.equal("game.events, index tidy");
    expect(fault.what).to.contain("deletes documents 86400 s after their createdAt");
  });
});

describe("indexes of other people", () => {
  it("stay, when they are in nobody's way and delete nothing", async () => {
    const world = plainWorld();
    const own = { name: "mine", keys: [["kind", 1]] as const, unique: false, special: true };
    world.admin.put("game.events", { indexes: [own] });
    await world.apply(plan);
    await world.apply({ ...plan, version: 2 });
    const events = (await picture(world, plan)).find(({ name }) => name === "events");
    expect(events?.indexes).to.deep.include(own);
  });

  it("stay as well when they were what a plan wanted and one wants no longer", async () => {
    const world = plainWorld();
    const [wanted] = plan.collections[4]?.indexes ?? [];
    if (wanted === undefined) throw new Error("no index");
    const { name, keys } = wanted;
    world.admin.put("game.events", { indexes: [{ name, keys, unique: false, special: false }] });
    await world.apply(plan);
    await world.apply(changed(plan, 2, "events", (events) => ({ ...events, indexes: [] })));
    const events = (await picture(world, plan)).find((found) => found.name === "events");
    expect(events?.indexes.map((index) => index.name)).to.deep.equal([name]);
  });
});
