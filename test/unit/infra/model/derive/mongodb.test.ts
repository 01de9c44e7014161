import { expect } from "chai";
import {
  DATABASE_ROLES,
  databaseRoles,
  managedNamespaces,
  manifest,
  PLATFORM_DATABASE,
  type DatabaseRoleName,
} from "../../../../../infra/model";

const grants = (name: DatabaseRoleName): string[] => {
  const role = databaseRoles().find((candidate) => candidate.name === name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role.actions.flatMap(({ action, resources }) =>
    resources.map(({ database, collection }) => `${action} ${database}.${collection}`),
  );
};
const actionsOf = (name: DatabaseRoleName) =>
  new Set(grants(name).map((grant) => grant.split(" ")[0]));

describe("managed namespaces", () => {
  it("are all collections but identities, with the second field of the shard key", () => {
    expect(managedNamespaces()).to.deep.equal([
      { database: "game", collection: "players", shardKey: "playerId", hashed: true },
      { database: "game", collection: "friendships", shardKey: "playerId", hashed: true },
      { database: "game", collection: "transactions", shardKey: "playerId", hashed: true },
      { database: "game", collection: "sessions", shardKey: "sessionId", hashed: true },
      { database: "game", collection: "events", shardKey: "playerId", hashed: true },
      { database: "game", collection: "items", shardKey: "itemId", hashed: false },
    ]);
  });
});

describe("database roles", () => {
  it("are the five of the platform, with names that Atlas allows", () => {
    const names = databaseRoles().map((role) => role.name);
    expect(names).to.deep.equal([...DATABASE_ROLES]);
    for (const name of names) expect(name).to.match(/^(?!xgen-)[A-Za-z0-9_-]+$/);
  });

  it("let the API write the game's collections and nothing else", () => {
    const written = grants("api-rw").filter((grant) => !grant.startsWith("FIND"));
    expect(written).to.have.members(
      ["INSERT", "REMOVE", "UPDATE"].flatMap((action) =>
        manifest.collections.map(({ name }) => `${action} game.${name}`),
      ),
    );
    expect(grants("api-rw")).to.include(`FIND ${PLATFORM_DATABASE}.`);
  });

  it("let analysts read only, and the feed write how far it is besides", () => {
    expect(grants("loader-read")).to.have.members([
      "CHANGE_STREAM game.",
      "FIND game.",
      "FIND worldcell.",
      "INSERT worldcell.feeds",
      "UPDATE worldcell.feeds",
    ]);
    expect([...actionsOf("analytics-read")]).to.deep.equal(["FIND"]);
    expect(grants("analytics-read")).to.deep.equal(["FIND game."]);
  });

  it("let only the migration write past the validators", () => {
    for (const name of DATABASE_ROLES) {
      expect(actionsOf(name).has("BYPASS_DOCUMENT_VALIDATION"), name).to.equal(name === "migrator");
    }
  });

  it("let only the schema step change collections and shard identities", () => {
    const ddl = ["COLL_MOD", "CREATE_COLLECTION", "CREATE_INDEX", "DROP_INDEX", "ENABLE_SHARDING"];
    for (const name of DATABASE_ROLES) {
      for (const action of ddl)
        expect(actionsOf(name).has(action), `${name} ${action}`).to.equal(name === "schema-admin");
    }
    expect(grants("schema-admin")).to.include("FIND config.collections");
    expect(grants("schema-admin")).to.not.include("INSERT game.");
  });

  it("name each action once, as Atlas asks", () => {
    for (const role of databaseRoles()) {
      const actions = role.actions.map((entry) => entry.action);
      expect(new Set(actions).size, role.name).to.equal(actions.length);
      const all = grants(role.name);
      expect(new Set(all).size, role.name).to.equal(all.length);
    }
  });
});
