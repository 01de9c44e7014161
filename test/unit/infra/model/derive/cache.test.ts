import { expect } from "chai";
import fc from "fast-check";
import { cacheEntries, cacheKey, cacheKeyPatterns, manifest } from "../../../../../infra/model";

describe("cache keys of the data model", () => {
  it("name the four cached collections with their group, key and time to live", () => {
    expect(cacheEntries(manifest)).to.deep.equal([
      {
        collection: "friendships",
        group: "cache",
        pattern: "v1:friendships:<location>:<playerId>",
        fields: ["location", "playerId"],
        ttlSeconds: 300,
      },
      {
        collection: "items",
        group: "cache",
        pattern: "v1:items:<location>:<itemId>",
        fields: ["location", "itemId"],
        ttlSeconds: 3600,
      },
      {
        collection: "players",
        group: "cache",
        pattern: "v1:players:<location>:<playerId>",
        fields: ["location", "playerId"],
        ttlSeconds: 300,
      },
      {
        collection: "sessions",
        group: "sessions",
        pattern: "v1:sessions:<sessionId>",
        fields: ["sessionId"],
        ttlSeconds: 3600,
      },
    ]);
  });

  it("let every entry expire", () => {
    for (const { ttlSeconds } of cacheEntries(manifest)) expect(ttlSeconds).to.be.above(0);
  });

  it("are the pattern filled with a document's values", () => {
    const document = { location: "US-VA", playerId: "p1", displayName: "Ada" };
    expect(cacheKey(manifest, "players", document)).to.equal("v1:players:US-VA:p1");
  });

  it("change with the manifest's version, so that no service reads another form", () => {
    const values = { sessionId: "s1" };
    expect(cacheKey({ ...manifest, version: 2 }, "sessions", values)).to.equal("v2:sessions:s1");
  });

  it("are different for different players, whatever their ids hold", () => {
    const id = fc.string({ minLength: 1, unit: "grapheme" });
    fc.assert(
      fc.property(id, id, id, id, (location, playerId, otherLocation, otherPlayerId) => {
        fc.pre(location !== otherLocation || playerId !== otherPlayerId);
        expect(cacheKey(manifest, "players", { location, playerId })).not.to.equal(
          cacheKey(manifest, "players", { location: otherLocation, playerId: otherPlayerId }),
        );
      }),
    );
  });

  it("hold no brace, which would choose the shard", () => {
    expect(cacheKey(manifest, "sessions", { sessionId: "{hot}:1" })).to.equal(
      "v1:sessions:%7Bhot%7D%3A1",
    );
  });

  it("fall under their group's patterns and no other's", () => {
    const glob = (pattern: string) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
    for (const { collection, group, fields } of cacheEntries(manifest)) {
      const values = Object.fromEntries(fields.map((field) => [field, "x"]));
      const key = cacheKey(manifest, collection, values);
      const other = group === "cache" ? "sessions" : "cache";
      const matches = (patterns: string[]) => patterns.some((pattern) => glob(pattern).test(key));
      expect(matches(cacheKeyPatterns(manifest, group)), key).to.equal(true);
      expect(matches(cacheKeyPatterns(manifest, other)), key).to.equal(false);
    }
    expect(cacheKeyPatterns(manifest, "sessions")).to.deep.equal(["v*:sessions:*"]);
  });

  it("are refused for a collection that is not cached, and for a missing value", () => {
    expect(() => cacheKey(manifest, "events", {})).to.throw(
      'collection "events" is not cached; cached are friendships, items, players, sessions',
    );
    expect(() => cacheKey(manifest, "players", { location: "IE", playerId: "" })).to.throw(
      'v1:players:<location>:<playerId>: field "playerId" has no value',
    );
  });
});
