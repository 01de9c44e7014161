import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { MongoClient } from "mongodb";
import { Fault } from "../../../../../infra/runtime/errors";
import { awsLogin } from "../../../../../infra/runtime/mongo-credentials";
import { bundled } from "../../../../support/bundle";
import { IamMongo } from "../../../../support/search/iam-mongo";
import { SPACE } from "../../../../support/search/plan";

const KEYS = {
  AWS_ACCESS_KEY_ID: "AKIDTEST",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_SESSION_TOKEN: "token",
};
const SIGNED = /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/eu-west-1\/sts\/aws4_request, /;

describe("the login to MongoDB as an IAM role", () => {
  let server: IamMongo;
  beforeEach(async () => {
    server = await IamMongo.start();
  });
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await server.stop();
  });

  it("signs with the keys of the process, read anew for each client", async () => {
    const env = { ...KEYS };
    let asked = 0;
    const ready = () => {
      asked++;
      return Promise.resolve();
    };
    for (const token of ["first", "second"]) {
      env.AWS_SESSION_TOKEN = token;
      const client = new MongoClient(server.uri, awsLogin(server.uri, env, ready));
      await client.db("a").command({ ping: 1 });
      await client.close();
    }
    expect(server.logins.map(({ token }) => token)).to.include.members(["first", "second"]);
    for (const { authorization } of server.logins) expect(authorization).to.match(SIGNED);
    expect(asked).to.be.at.least(2);
  });

  it("says where there are no keys", async () => {
    const client = new MongoClient(server.uri, awsLogin(server.uri, {}));
    const error: unknown = await client.connect().catch((thrown: unknown) => thrown);
    await client.close();
    expect((error as Error).message).to.include("no keys of an IAM role");
    expect((error as Error).cause).to.be.instanceOf(Fault);
  });

  it("is left alone where the connection string says another way", () => {
    for (const uri of ["mongodb://h/", "mongodb+srv://h/?authMechanism=MONGODB-X509&tls=true"])
      expect(awsLogin(uri, KEYS)).to.deep.equal({});
    const uri = "mongodb+srv://h/?authSource=%24external&authMechanism=MONGODB-AWS";
    expect(awsLogin(uri, KEYS)).to.have.property("authMechanismProperties");
  });

  /** What a function's bundle answers, in a process and a folder where no package is to be found. */
  async function invoked(entry: string, event: object, env: object): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "worldcell-login-"));
    try {
      writeFileSync(join(folder, "index.js"), bundled(entry));
      const context = "{ getRemainingTimeInMillis: () => 60000 }";
      const call = `require("./index.js").handler(${JSON.stringify(event)}, ${context})`;
      const script = `${call}.then((a) => console.log(JSON.stringify(a)), (e) => console.log(String(e))).finally(() => process.exit())`;
      const child = spawn(process.execPath, ["-e", script], {
        cwd: folder,
        env: { PATH: process.env.PATH, AWS_REGION: "eu-west-1", MONGODB_URI: server.uri, ...env },
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      let output = "";
      child.stdout.on("data", (part: Buffer) => (output += part.toString()));
      await new Promise((resolve) => child.on("exit", resolve));
      return output;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  it("works in the bundle of maintenance, without any package beside it", async () => {
    const output = await invoked(
      "components/search/functions/maintain/index.ts",
      { command: "status" },
      {
        ...{ ...KEYS, CELL: "eu-west-1", SCOPE: JSON.stringify(SPACE.cell.scope) },
        ...{ SEARCH_ENDPOINT: "http://127.0.0.1:1", SEARCH_SIGNED: "false" },
        ...{ QUEUE_URL: "http://127.0.0.1:1/q", DEAD_LETTERS_URL: "http://127.0.0.1:1/l" },
      },
    );
    expect(server.logins[0], output).to.have.property("token", "token");
    expect(output).to.include('"schema":0').and.include('"feed.leader":"nobody"');
  });

  it("works in the bundle of the schema step, without any package beside it", async () => {
    const entry = "components/database/functions/schema/index.ts";
    const plan = { version: 1, database: "game", collections: [] };
    const output = await invoked(entry, { plan }, { ...KEYS, CELL: "eu-west-1" });
    expect(server.logins[0], output).to.have.property("token", "token");
    expect(output).to.include("it may not write");
  });
});
