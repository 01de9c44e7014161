import { expect } from "chai";
import fc from "fast-check";
import { during, transitions } from "../../../../../components/database/functions/schema/evolve";
import { schemaPlan } from "../../../../../infra/model/derive/schema";
import type { DocumentRule } from "../../../../../infra/model/derive/schema";
import type { Collection } from "../../../../../infra/model/types";
import { documentsOf } from "../../../../support/schema/documents";
import { isDocument } from "../../../../support/schema/judge";
import { players } from "../../../../support/schema/models";

const rule = (
  properties: DocumentRule["properties"],
  required: readonly string[] = [],
  additionalProperties = false,
): DocumentRule => ({
  bsonType: "object",
  required: ["_id", "location", ...required],
  properties: { _id: { bsonType: "string" }, location: { bsonType: "string" }, ...properties },
  additionalProperties,
});
const text = { bsonType: "string" };
const whole = { bsonType: "int" };

describe("a rule while one version follows on another", () => {
  it("is the next one where there was none, or the same", () => {
    const next = rule({ name: text }, ["name"]);
    expect(during(undefined, next)).to.equal(next);
    expect(during(next, next)).to.deep.equal(next);
    expect(transitions("game.players", undefined, next)).to.deep.equal([]);
    expect(transitions("game.players", next, next)).to.deep.equal([]);
  });

  it("takes a new optional field at once", () => {
    const [before, after] = [rule({}), rule({ name: text })];
    expect(during(before, after)).to.deep.equal(after);
    expect(transitions("game.players", before, after)).to.deep.equal([]);
  });

  it("does not demand a new required field yet, and goes on demanding the others", () => {
    const [before, after] = [
      rule({ level: whole }, ["level"]),
      rule({ level: whole, name: text }, ["level", "name"]),
    ];
    expect(during(before, after)).to.deep.equal({
      ...after,
      required: ["_id", "location", "level"],
    });
    expect(transitions("game.players", before, after)).to.deep.equal([
      { namespace: "game.players", field: "name", change: "required" },
    ]);
  });

  it("still takes a field that was removed, and both forms of one that changed", () => {
    const [before, after] = [rule({ gone: text, form: whole }), rule({ form: text })];
    expect(during(before, after).properties).to.deep.equal(
      rule({ form: { anyOf: [whole, text] }, gone: text }).properties,
    );
    expect(transitions("game.players", before, after)).to.deep.equal([
      { namespace: "game.players", field: "form", change: "changed" },
      { namespace: "game.players", field: "gone", change: "removed" },
    ]);
  });

  it("does not judge a field that one of two open documents takes in any form", () => {
    const [open, closed] = [rule({}, [], true), rule({ name: text })];
    expect(during(open, closed)).to.deep.equal(rule({}, [], true));
    expect(during(closed, open)).to.deep.equal(rule({}, [], true));
    expect(transitions("game.players", open, closed)).to.deep.equal([
      { namespace: "game.players", field: "name", change: "changed" },
    ]);
    expect(transitions("game.players", closed, open)).to.deep.equal([]);
  });

  it("takes every document of either version, in any pair of versions", () => {
    const cases = fc.tuple(players, players).chain(([one, other]) =>
      fc.record({
        rules: fc.constant([one, other].map(ruleOf)),
        documents: fc.tuple(documentsOf(one), documentsOf(other)),
      }),
    );
    fc.assert(
      fc.property(cases, ({ rules: [before, after], documents }) => {
        if (before === undefined || after === undefined) return;
        const both = during(before, after);
        for (const document of documents) expect(isDocument(document, both)).to.equal(true);
        expect(isDocument({ _id: "1" }, both), "without location").to.equal(false);
      }),
      { numRuns: 300 },
    );
  });
});

function ruleOf(collection: Collection): DocumentRule | undefined {
  const model = { version: 1, database: "game", collections: [collection] };
  return schemaPlan(model).collections[0]?.rule;
}
