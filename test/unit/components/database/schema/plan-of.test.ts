import { expect } from "chai";
import { eventOf } from "../../../../../components/database/functions/schema/plan-of";
import { schemaPlan } from "../../../../../infra/model/derive/schema";
import { Fault } from "../../../../../infra/runtime/errors";

type Path = readonly (string | number)[];

/** The right event with one value replaced. */
function event(path: Path, value: unknown): unknown {
  const whole = JSON.parse(JSON.stringify({ plan: schemaPlan() })) as Record<string, unknown>;
  let at: Record<string | number, unknown> = whole;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  at[path.at(-1) ?? ""] = value;
  return whole;
}

describe("the event of the schema step", () => {
  it("is the derived plan as JSON, and a wish for a dry run", () => {
    const plan = JSON.parse(JSON.stringify(schemaPlan())) as unknown;
    expect(eventOf({ plan })).to.deep.equal({ plan, dryRun: false });
    expect(eventOf({ plan, dryRun: true }).dryRun).to.equal(true);
  });

  const player = ["plan", "collections", 0] as const;
  const wrong: readonly (readonly [path: Path, value: unknown, named: string])[] = [
    [["plan"], undefined, "event.plan"],
    [["dryRun"], "yes", "event.dryRun"],
    [["plan", "version"], 0, "event.plan.version"],
    [["plan", "version"], "2", "event.plan.version"],
    [["plan", "database"], "admin", "event.plan.database"],
    [["plan", "database"], "worldcell", "event.plan.database"],
    [["plan", "collections"], {}, "event.plan.collections"],
    [[...player, "name"], "", "event.plan.collections[0].name"],
    [[...player, "rule", "required"], ["_id"], "event.plan.collections[0].rule.required"],
    [[...player, "rule", "bsonType"], "array", "event.plan.collections[0].rule.bsonType"],
    [
      [...player, "rule", "additionalProperties"],
      undefined,
      "event.plan.collections[0].rule.additionalProperties",
    ],
    [[...player, "rule", "properties"], [], "event.plan.collections[0].rule.properties"],
    [[...player, "validationLevel"], "off", "event.plan.collections[0].validationLevel"],
    [[...player, "validationAction"], "none", "event.plan.collections[0].validationAction"],
    [[...player, "shardKey", "madeBy"], "me", "event.plan.collections[0].shardKey.madeBy"],
    [[...player, "shardKey", "key"], [], "event.plan.collections[0].shardKey.key"],
    [[...player, "indexes", 0, "name"], "_id_", "event.plan.collections[0].indexes[0].name"],
    [
      [...player, "indexes", 0, "keys"],
      [["location", 2]],
      "event.plan.collections[0].indexes[0].keys",
    ],
  ];
  for (const [path, value, named] of wrong)
    it(`is refused with ${JSON.stringify(value) ?? "nothing"} at ${path.join(".")}, by its place`, () => {
      expect(() => eventOf(event(path, value)))
        .to.throw(Fault)
        .with.property("where", named);
    });

  it("is refused when it is none at all", () => {
    for (const value of [undefined, null, [], "plan"]) expect(() => eventOf(value)).to.throw(Fault);
  });
});
