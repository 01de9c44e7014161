import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Long, MongoClient } from "mongodb";
import { temporaryFolder } from "../../support/servers/guard";
import { provided } from "../../support/servers/hooks";
import { missingMongo, startMongo } from "../../support/servers/mongo";
import { missingSpark, sparkJob } from "../../support/servers/spark";

interface Order {
  readonly _id: number;
  readonly region: string;
  readonly cents: Long;
}

const SCRIPT = "test/flows/servers/to-parquet.py";

describe("Spark, in the place of Glue", function () {
  this.timeout(240_000);
  const started = provided(
    "jobs of Spark",
    () => missingSpark() ?? missingMongo(),
    startMongo,
    (server) => server.stop(),
  );

  it("copies a collection to Parquet by partitions, without a change of large numbers", async () => {
    const { uri } = started();
    const client = new MongoClient(uri);
    const large = "9007199254740993";
    await client
      .db("game")
      .collection<Order>("orders")
      .insertMany([
        { _id: 1, region: "EU", cents: Long.fromString(large) },
        { _id: 2, region: "US", cents: Long.fromString("2") },
      ]);
    await client.close();
    const folder = join(temporaryFolder("parquet"), "orders");

    const said = await sparkJob(SCRIPT, [uri, "game", "orders", folder]);

    // JSON's own numbers would lose what is tested.
    const answer = JSON.parse(said.replace(/(?<=: )\d{16,}/g, '"$&"')) as {
      readonly version: string;
      readonly types: Readonly<Record<string, string>>;
      readonly rows: readonly object[];
    };
    expect(answer.version).to.equal("3.5.4");
    expect(answer.types).to.deep.equal({ _id: "int", cents: "bigint", region: "string" });
    expect(answer.rows).to.deep.equal([
      { _id: 1, cents: large, region: "EU" },
      { _id: 2, cents: 2, region: "US" },
    ]);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const parquet = files.filter((name) => name.endsWith(".parquet"));
    expect(parquet.map((name) => name.split("/")[0])).to.have.members(["region=EU", "region=US"]);
    for (const name of parquet)
      expect(readFileSync(join(folder, name)).subarray(0, 4).toString()).to.equal("PAR1");
  });

  it("says why a job failed", async () => {
    const { uri } = started();
    const existing = temporaryFolder("existing");
    const error = await sparkJob(SCRIPT, [uri, "game", "nothing", existing]).catch(String);
    expect(error).to.contain("the Spark job ended with 1").and.contain("Error");
  });
});
