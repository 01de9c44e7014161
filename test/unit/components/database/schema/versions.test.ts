import { expect } from "chai";
import { type PlannedCollection, schemaPlan } from "../../../../../infra/model/derive/schema";
import { Fault } from "../../../../../infra/runtime/errors";
import { faultOf, kinds, picture, plainWorld } from "../../../../support/schema/bench";
import { changed, demanding } from "../../../../support/schema/plans";

const plan = schemaPlan();

/** The plan of a later version, with one collection changed. */
const later = (
  version: number,
  name: string,
  change: (collection: PlannedCollection) => PlannedCollection,
) => changed(plan, version, name, change);

describe("versions of the schema", () => {
  it("only rise: a lower one is refused by name, and changes nothing", async () => {
    const world = plainWorld();
    await world.apply({ ...plan, version: 3 });
    const changes = world.admin.changes.length;
    const fault = await faultOf(world.apply({ ...plan, version: 2 }));
    expect(fault.message).to.equal(
      "fatal schema version 2: the database has version 3, and versions only rise; " +
        "next: deploy the newer commit; to go back, take the change back in a new version",
    );
    expect(world.admin.changes).to.have.length(changes);
  });

  it("have one content each: another one under the same version is refused by name", async () => {
    const world = plainWorld();
    await world.apply(plan);
    const other = later(1, "items", (items) => ({ ...items, indexes: [] }));
    const fault = await faultOf(world.apply(other));
    expect(fault.kind).to.equal("fatal");
    expect(fault.what).to.contain("another content: items");
  });

  it("accept what the version before accepts, and no longer in the one after", async () => {
    const world = plainWorld();
    await world.apply(plan);
    const change = (players: PlannedCollection) =>
      demanding("country", "string")(demanding("lastSeenAt", "date")(players));
    const second = await world.apply(later(2, "players", change));
    expect(second.transitions.map(({ field, change }) => [field, change])).to.deep.equal([
      ["lastSeenAt", "required"],
      ["country", "required"],
    ]);
    expect(kinds(second)).to.deep.equal([
      "setValidation game.players",
      "storeVersion worldcell.schema",
    ]);
    // Applied again it is still the version that warns.
    expect((await world.apply(later(2, "players", change))).steps).to.deep.equal([]);
    const third = await world.apply(later(3, "players", change));
    expect(third.transitions).to.deep.equal([]);
    expect(kinds(third)).to.deep.equal([
      "setValidation game.players",
      "storeVersion worldcell.schema",
    ]);
    const [players] = third.steps;
    expect(players)
      .to.have.nested.property("validation.rule.required")
      .that.includes.members(["country", "lastSeenAt"]);
  });

  it("judge documents of a new collection in full from the start", async () => {
    const world = plainWorld();
    const without = { ...plan, collections: plan.collections.slice(1) };
    await world.apply(without);
    const report = await world.apply({ ...plan, version: 2 });
    expect(report.transitions).to.deep.equal([]);
    expect(report.steps[0]).to.have.nested.property("validation.rule", plan.collections[0]?.rule);
  });

  it("go from warning to refusing, never back", async () => {
    const world = plainWorld();
    const warn = (one: PlannedCollection): PlannedCollection => ({
      ...one,
      validationAction: "warn",
    });
    const actions = async () => {
      const live = await picture(world, plan);
      return live.find(({ name }) => name === "items")?.validation.action;
    };
    // A collection that judges nothing says "error" too.
    world.admin.put("game.items", {});
    await world.apply(later(1, "items", warn));
    expect(await actions()).to.equal("warn");
    await world.apply({ ...plan, version: 2 });
    expect(await actions()).to.equal("error");
    expect(kinds(await world.apply(later(3, "items", warn)))).to.deep.equal([
      "storeVersion worldcell.schema",
    ]);
    expect(await actions()).to.equal("error");
  });

  it("can be given up half-way: the version before takes back what the later one began", async () => {
    const world = plainWorld();
    await world.apply(plan);
    const right = await picture(world, plan);
    const stored = await world.stored();
    const index = { name: "byAge", keys: [["createdAt", 1]] as const };
    const half = later(2, "events", (events) => ({ ...events, indexes: [index] }));
    // It has noted and built its index, and fails at the next call.
    const faults = {
      reach(point: string) {
        if (
          point === "admin.dropIndex.before" &&
          world.admin.changes.at(-1)?.includes("createIndexes game.events byAge")
        )
          throw new Fault({ kind: "retry", where: "test", message: "gone", next: "none" });
      },
    };
    await faultOf(world.apply(half, {}, faults));
    expect(await picture(world, plan)).to.not.deep.equal(right);
    await world.apply(plan);
    expect(await picture(world, plan)).to.deep.equal(right);
    expect(await world.stored()).to.deep.equal(stored);
  });
});
