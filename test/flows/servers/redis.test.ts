import { expect } from "chai";
import { Cluster } from "ioredis";
import { provided } from "../../support/servers/hooks";
import { asked, missingRedis } from "../../support/servers/redis";
import { startRedisCluster } from "../../support/servers/redis-cluster";
import { missingRedisSecure, startRedisSecure } from "../../support/servers/redis-secure";

const failureOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then((answer) => `answered ${String(answer)}`, String);

describe("the Redis cluster", function () {
  this.timeout(60_000);
  const started = provided(
    "caches",
    missingRedis,
    async () => {
      const server = await startRedisCluster();
      return { server, cluster: new Cluster([...server.nodes]) };
    },
    async ({ server, cluster }) => {
      cluster.disconnect();
      await server.stop();
    },
  );

  it("is Redis 7 of three masters that serve all slots", async () => {
    const [node] = started().server.nodes;
    if (node === undefined) throw new Error("no node");
    const said = await asked(node, async (redis) => [
      String(await redis.call("INFO", "server")),
      String(await redis.call("CLUSTER", "INFO")),
    ]);
    expect(said[0]).to.match(/redis_version:7\./);
    expect(said[1]).to.contain("cluster_slots_ok:16384").and.contain("cluster_size:3");
  });

  it("spreads keys over all nodes", async () => {
    const keys = Array.from({ length: 100 }, (_, index) => `player:${String(index)}`);
    await Promise.all(keys.map((key) => started().cluster.set(key, key)));
    expect(await Promise.all(keys.map((key) => started().cluster.get(key)))).to.deep.equal(keys);
    const sizes = await Promise.all(
      started().server.nodes.map((node) => asked(node, (redis) => redis.dbsize())),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).to.equal(100);
    expect(Math.min(...sizes)).to.be.greaterThan(0);
  });

  it("sends clients that ask the wrong node to the right one", async () => {
    const said = await Promise.all(
      started().server.nodes.map((node) =>
        failureOf(asked(node, (redis) => redis.get("player:1"))),
      ),
    );
    expect(said.filter((answer) => answer.includes("MOVED"))).to.have.length(2);
    expect(said).to.include("answered player:1");
  });

  it("runs scripts over keys of one slot and refuses those of several", async () => {
    const both =
      "return {redis.call('SET', KEYS[1], ARGV[1]), redis.call('SET', KEYS[2], ARGV[1])}";
    expect(await started().cluster.eval(both, 2, "{a}:1", "{a}:2", "x")).to.deep.equal([
      "OK",
      "OK",
    ]);
    const said = await failureOf(Promise.resolve(started().cluster.eval(both, 2, "a", "b", "x")));
    expect(said).to.contain("CROSSSLOT");
  });
});

describe("the Redis with TLS and users", function () {
  this.timeout(60_000);
  const started = provided("caches with users", missingRedisSecure, startRedisSecure, (server) =>
    server.stop(),
  );

  it("lets a user do what the rules allow, to the keys that they allow", async () => {
    const client = started().client("app");
    await asked(client, (redis) => redis.set("app:player", "Ada"));
    expect(await asked(client, (redis) => redis.get("app:player"))).to.equal("Ada");
    const info = await asked(client, (redis) => redis.call("INFO", "server"));
    expect(info).to.match(/redis_version:7\./);
  });

  it("refuses a user other keys and dangerous commands", async () => {
    const client = started().client("app");
    const other = await failureOf(asked(client, (redis) => redis.get("other:player")));
    expect(other).to.contain("NOPERM").and.contain("key");
    const dangerous = await failureOf(asked(client, (redis) => redis.flushall()));
    expect(dangerous).to.contain("NOPERM").and.contain("flushall");
  });

  it("lets nobody in without a name or with a wrong password", async () => {
    const { host, port, certificate } = started();
    const nameless = { host, port, tls: { ca: certificate.authority } };
    expect(await failureOf(asked(nameless, (redis) => redis.get("app:player")))).to.contain(
      "NOAUTH",
    );
    const wrong = { ...started().client("app"), password: "wrong" };
    expect(await failureOf(asked(wrong, (redis) => redis.get("app:player")))).to.match(
      /WRONGPASS|NOAUTH/,
    );
  });

  it("takes no connection without TLS, and clients take it only with its certificate", async () => {
    const { host, port } = started();
    const client = started().client("app");
    const plain = { host, port, username: "app", password: client.password ?? "" };
    expect(await failureOf(asked(plain, (redis) => redis.ping()))).to.not.contain("answered");
    const stranger = { ...plain, tls: { ca: "" } };
    expect(await failureOf(asked(stranger, (redis) => redis.ping()))).to.not.contain("answered");
  });
});
