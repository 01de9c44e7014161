import { expect } from "chai";
import {
  type CommandClient,
  mongoAdmin,
} from "../../../../../components/database/functions/schema/mongo-admin";
import { databaseRoles, type RoleAction } from "../../../../../infra/model";
import { schemaPlan } from "../../../../../infra/model/derive/schema";
import { Fault } from "../../../../../infra/runtime/errors";
import { adminConformance } from "../../../../support/schema/admin-conformance";
import { worldOf } from "../../../../support/schema/bench";
import { FakeAdmin } from "../../../../support/schema/fake-admin";

adminConformance("the fake", () => {
  const admin = new FakeAdmin();
  return { admin, insert: (namespace, document) => admin.insert(namespace, document) };
});

type Command = Readonly<Record<string, unknown>>;

/** A client that keeps the commands and gives the same answers to each of a name. */
function recorded(answers: Readonly<Record<string, (command: Command) => object>> = {}) {
  const sent: [database: string, command: Command][] = [];
  const client: CommandClient = {
    db: (database) => ({
      // eslint-disable-next-line @typescript-eslint/require-await -- the driver's signature
      command: async (command) => {
        sent.push([database, command]);
        const [name = ""] = Object.keys(command);
        return answers[name]?.(command) ?? { ok: 1 };
      },
    }),
  };
  return { sent, client };
}

const batch = (...firstBatch: object[]) => ({ cursor: { id: 0, firstBatch } });

/**
 * No server here knows these commands: they are held against MongoDB's manual (shardCollection,
 * createIndexes, config.collections).
 */
describe("commands that only a sharded cluster knows", () => {
  const plan = schemaPlan();
  const keys = new Map(
    plan.collections
      .filter(({ shardKey }) => shardKey.madeBy === "atlas")
      .map(({ name, shardKey }) => [`game.${name}`, Object.fromEntries(shardKey.key)]),
  );
  const router = () =>
    recorded({
      hello: () => ({ msg: "isdbgrid" }),
      listCollections: () => batch(),
      find: ({ filter }) => {
        const key = keys.get((filter as { readonly _id: string })._id);
        return key === undefined ? batch() : batch({ key, unique: false });
      },
    });

  it("spread identities over all shards by their hashed ids, after the index of the key", async () => {
    const { client, sent } = router();
    await worldOf(mongoAdmin(client), "refuse").apply(plan);
    const about = sent.filter(([, command]) =>
      ["identities", "game.identities"].includes(String(Object.values(command)[0])),
    );
    expect(about.map(([database, command]) => [database, Object.keys(command)[0]])).to.deep.equal([
      ["game", "create"],
      ["game", "createIndexes"],
      ["admin", "shardCollection"],
    ]);
    expect(about[1]?.[1]).to.deep.equal({
      createIndexes: "identities",
      indexes: [{ name: "_id_hashed", key: { _id: "hashed" } }],
      writeConcern: { w: "majority" },
    });
    expect(about[2]?.[1]).to.deep.equal({
      shardCollection: "game.identities",
      key: { _id: "hashed" },
      writeConcern: { w: "majority" },
    });
  });

  it("read the shard key of each collection from the cluster's metadata", async () => {
    const { client, sent } = router();
    await worldOf(mongoAdmin(client), "refuse").apply(plan, { dryRun: true });
    const asked = sent.flatMap(([database, command]) => (database === "config" ? [command] : []));
    const wanted = plan.collections.map(({ name }) => ({
      find: "collections",
      filter: { _id: `game.${name}` },
      limit: 1,
    }));
    expect(asked).to.deep.equal(wanted);
  });
});

describe("commands of the schema step", () => {
  /** Atlas' action for each command (Atlas documentation, custom role actions). */
  const ACTIONS: Readonly<Record<string, RoleAction>> = {
    collMod: "COLL_MOD",
    create: "CREATE_COLLECTION",
    createIndexes: "CREATE_INDEX",
    dropIndexes: "DROP_INDEX",
    find: "FIND",
    listCollections: "LIST_COLLECTIONS",
    listIndexes: "LIST_INDEXES",
    shardCollection: "ENABLE_SHARDING",
  };

  it("are what the database role schema-admin may send, and all of it is needed", async () => {
    const { client, sent } = recorded({
      listCollections: () => batch({ name: "players", type: "collection" }),
      listIndexes: () => batch(),
      find: () => batch(),
    });
    const admin = mongoAdmin(client);
    const [players] = schemaPlan().collections;
    if (players === undefined) throw new Error("no players");
    const validation = { rule: players.rule, level: "strict", action: "error" } as const;
    await admin.isSharded();
    await admin.collections("game");
    await admin.shardKeyOf("game.players");
    await admin.createCollection("game.players", validation);
    await admin.setValidation("game.players", validation);
    await admin.createIndexes("game.players", players.indexes);
    await admin.setExpiry("game.players", "purge", 0);
    await admin.dropIndex("game.players", "purge");
    await admin.shardCollection("game.identities", [["_id", "hashed"]]);
    const used = sent.flatMap(([database, command]) => {
      const [name = "", target] = Object.entries(command)[0] ?? [];
      // Everybody may say hello.
      if (name === "hello") return [];
      // Sharding is granted on the database that is sharded.
      const [place] = name === "shardCollection" ? String(target).split(".") : [database];
      return [`${ACTIONS[name] ?? name} ${place ?? ""}`];
    });
    const role = databaseRoles().find(({ name }) => name === "schema-admin");
    const granted = role?.actions.flatMap(({ action, resources }) =>
      resources.map(({ database }) => `${action} ${database}`),
    );
    expect(granted).to.include.members(used);
    const actions = new Set(used.map((use) => use.split(" ")[0]));
    // The stored schema is a checkpoint, which is inserted and updated.
    expect([...actions, "INSERT", "UPDATE"]).to.have.members(
      role?.actions.map(({ action }) => action) ?? [],
    );
  });
});

describe("what the database shows", () => {
  it("is read with the defaults that the server leaves out, and without what is its own", async () => {
    const { client } = recorded({
      listCollections: () =>
        batch(
          { name: "players", type: "collection", options: {} },
          { name: "board", type: "view" },
          { name: "system.views", type: "collection" },
        ),
      listIndexes: () =>
        batch(
          { name: "_id_", key: { _id: 1 } },
          { name: "plain", key: { level: -1 } },
          { name: "sparse", key: { level: 1 }, sparse: true },
          { name: "partial", key: { level: 1 }, partialFilterExpression: { level: 1 } },
          { name: "text", key: { _fts: "text" } },
          { name: "wild", key: { "$**": 1 } },
        ),
    });
    const [players, board, ...others] = await mongoAdmin(client).collections("game");
    expect(others).to.deep.equal([]);
    expect(board).to.deep.include({ name: "board", type: "view", indexes: [] });
    expect(players?.validation).to.deep.equal({
      validator: undefined,
      level: "strict",
      action: "error",
    });
    const special = players?.indexes.map((index) => [index.name, index.special]);
    expect(Object.fromEntries(special ?? [])).to.deep.equal({
      plain: false,
      sparse: true,
      partial: true,
      text: true,
      wild: true,
    });
  });

  it("is gone when there is no index to drop, which is as good as dropped", async () => {
    const gone = Object.assign(new Error(""), { code: 27 });
    const { client } = recorded({
      dropIndexes: () => {
        throw gone;
      },
    });
    await mongoAdmin(client).dropIndex("game.players", "byName");
  });
});

describe("errors of the database", () => {
  const failing = (error: Error) =>
    mongoAdmin({ db: () => ({ command: () => Promise.reject(error) }) });
  const faultOf = (error: Error): Promise<Fault> =>
    failing(error)
      .createIndexes("game.players", [])
      .then(
        () => expect.fail("no fault"),
        (thrown: Fault) => thrown,
      );

  it("are judged, and name the namespace, the command and the code", async () => {
    const refusal = { code: 13, codeName: "Unauthorized" };
    const unauthorized = await faultOf(Object.assign(new Error("secret"), refusal));
    expect(unauthorized).to.be.instanceOf(Fault);
    expect(unauthorized).to.include({ kind: "fatal", where: "game.players" });
    expect(unauthorized.what).to.equal("createIndexes failed with code 13 Unauthorized");
    const network = await faultOf(Object.assign(new Error(""), { name: "MongoNetworkError" }));
    expect(network.kind).to.equal("retry");
    expect(network.what).to.equal("createIndexes failed");
  });

  it("of duplicates stop the step without the values that the server quotes", async () => {
    const error = Object.assign(new Error('dup key: { email: "a@b.c" }'), { code: 11000 });
    const fault = await faultOf(error);
    expect(fault.kind).to.equal("fatal");
    expect(fault.message).to.contain("unique index").and.not.contain("a@b.c");
  });
});
