import { expect } from "chai";
import {
  manifest,
  players,
  type Collection,
  type DocumentOf,
  type Documents,
} from "../../../../infra/model";
import { DATA_CLASSES } from "../../../../infra/fleet/schema";

const collections: readonly Collection[] = manifest.collections;

describe("the data model of the game", () => {
  it("has the seven collections, and every data class in one of them", () => {
    expect(collections.map((collection) => collection.name)).to.deep.equal([
      "players",
      "friendships",
      "transactions",
      "sessions",
      "events",
      "items",
      "identities",
    ]);
    expect(new Set(collections.map((collection) => collection.dataClass))).to.deep.equal(
      new Set(DATA_CLASSES),
    );
  });

  it("shows a player's id, name and location to the world, birth date and e-mail to the residency", () => {
    expect(players.search.fields).to.deep.equal({
      playerId: "world",
      displayName: "world",
      location: "world",
      birthDate: "residency",
      email: "residency",
    });
  });

  it("spreads identities over all zones with nothing but location and player id", () => {
    const identities = collections.find((collection) => collection.name === "identities");
    expect(identities?.shardKey).to.deep.equal({ spread: "everywhere" });
    expect(Object.keys(identities?.fields ?? {})).to.deep.equal(["_id", "location", "playerId"]);
  });

  it("keeps one hot year of what is archived", () => {
    const archived = collections.filter((collection) => collection.archive !== undefined);
    expect(archived.map(({ name, hotDays }) => [name, hotDays])).to.deep.equal([
      ["transactions", 365],
      ["sessions", 365],
      ["events", 365],
    ]);
  });

  it("describes every field", () => {
    for (const { name, fields } of collections) {
      for (const [field, { description }] of Object.entries(fields))
        expect(description, `${name}.${field}`).to.match(/\.$/);
    }
  });

  it("gives its documents types: required and optional fields, lists, listed values", () => {
    const player: DocumentOf<typeof players> = {
      _id: "p1",
      location: "IE",
      playerId: "p1",
      displayName: "Ada",
      email: "ada@example.com",
      birthDate: new Date(0),
      interests: ["chess"],
      level: 1,
      createdAt: new Date(0),
    };
    const kind: Documents["transactions"]["kind"] = "refund";
    // @ts-expect-error a kind that the manifest does not list
    const wrongKind: Documents["transactions"]["kind"] = "gift";
    // @ts-expect-error a required field is missing
    const incomplete: Documents["identities"] = { _id: "x", location: "IE" };
    // @ts-expect-error a date is not a string
    const wrongType: Documents["sessions"]["startedAt"] = "today";
    expect(Object.keys(player).filter((field) => !(field in players.fields))).to.deep.equal([]);
    expect([kind, wrongKind, incomplete, wrongType]).to.have.length(4);
  });
});
