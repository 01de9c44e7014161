import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import type { Export } from "../../../infra/planner/export/deployment";
import { ROOT } from "../../support/files";
import { skipWithout } from "../../support/tools";
import { missingForCli, pulumiCli } from "../support/cli";
import { SimulatedProvider } from "./server";

/**
 * Two regions in one stack, an object in a cluster whose kubeconfig is only known after the `up`, and names
 * that the providers make up.
 */
const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { Provider, core } = require("@pulumi/kubernetes");
const config = new pulumi.Config();
const west = new aws.Provider("west", { region: "eu-west-1", allowedAccountIds: ["444455556666"] });
const east = new aws.Provider("east", { region: "us-east-1" });
const key = new aws.kms.Key("key", { tags: { Name: "key" } }, { provider: west, ignoreChanges: ["tags"] });
new aws.kms.Key("far", { description: config.get("description") ?? "ours" }, { provider: east });
new aws.kms.Key("own", { region: "eu-central-1" }, { provider: west });
const role = new aws.iam.Role("role", { assumeRolePolicy: config.get("policy") ?? "{}" }, { provider: west });
const cluster = new Provider("cluster", { kubeconfig: pulumi.jsonStringify({ server: key.arn }) });
const games = new core.v1.Namespace("games", { metadata: { name: "games" } }, { provider: cluster });
const map = new core.v1.ConfigMap(
  "map",
  { metadata: { namespace: games.metadata.name }, data: { role: role.name } },
  { provider: cluster },
);
exports.role = role.name;
exports.map = map.id;
`;

describe("the simulated providers under the real engine", function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "worldcell-smoke-"));
  const providers = new Map<string, SimulatedProvider>();
  let environment: NodeJS.ProcessEnv = {};
  let cli = "";

  before(async function () {
    skipWithout(this, "the simulated providers under the engine", missingForCli());
    cli = pulumiCli();
    const ports: string[] = [];
    for (const name of ["aws", "kubernetes"] as const) {
      const provider = new SimulatedProvider(name);
      providers.set(name, provider);
      ports.push(`${name}:${String(await provider.start())}`);
    }
    for (const name of ["state", "project"]) mkdirSync(join(folder, name));
    const write = (file: string, text: string) => {
      writeFileSync(join(folder, "project", file), text);
    };
    write("index.js", PROGRAM);
    write("package.json", '{ "name": "smoke", "main": "index.js" }');
    write(
      "Pulumi.yaml",
      "name: smoke\nruntime: { name: nodejs, options: { typescript: false } }\n",
    );
    symlinkSync(join(ROOT, "node_modules"), join(folder, "project/node_modules"));
    environment = {
      HOME: folder,
      PATH: [join(ROOT, "test/engine/bin"), dirname(process.execPath), process.env.PATH ?? ""].join(
        ":",
      ),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "a passphrase of the tests only",
      PULUMI_SKIP_UPDATE_CHECK: "1",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: ports.join(","),
      NO_COLOR: "1",
    };
    await run("stack", "init", "smoke");
  });
  after(() => {
    for (const provider of providers.values()) provider.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    new Promise<{ code: number; text: string; out: string }>((resolve) => {
      const cwd = join(folder, "project");
      const options = { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 };
      execFile(cli, [...args, "--non-interactive"], options, (error, out, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error === null ? 0 : 1;
        resolve({ code, out, text: `${out}${stderr}` });
      });
    });
  const up = async (...flags: string[]) => {
    const { code, text } = await run(
      "up",
      "--yes",
      "--skip-preview",
      "--suppress-progress",
      ...flags,
    );
    expect(code, text).to.equal(0);
    return text;
  };
  const resource = async (name: string) => {
    const { out } = await run("stack", "export");
    const { resources } = (JSON.parse(out) as Export).deployment;
    const found = resources.find(({ urn }) => urn.endsWith(`::${name}`));
    if (found === undefined) throw new Error(`no resource ${name} in the state`);
    return found;
  };
  const provider = (name: string): SimulatedProvider => {
    const found = providers.get(name);
    if (found === undefined) throw new Error(`no provider ${name}`);
    return found;
  };

  it("preview asks nothing of a cluster whose kubeconfig is not known", async () => {
    const { code, text } = await run("preview", "--suppress-progress");
    expect(code, text).to.equal(0);
    expect(provider("kubernetes").calls).to.deep.equal([]);
    expect(provider("aws").calls.filter(({ preview }) => preview)).to.have.length(4);
    expect(provider("aws").made.size).to.equal(0);
  });

  it("come up in their own regions, with made-up names, and change nothing after that", async () => {
    await up();
    const arn = async (name: string) => (await resource(name)).outputs?.arn;
    expect(await arn("key")).to.match(/^arn:aws:kms:eu-west-1:444455556666:key/);
    expect(await arn("far")).to.contain(":us-east-1:");
    expect(await arn("own")).to.contain(":eu-central-1:");
    const role = await resource("role");
    expect(role.inputs?.name).to.match(/^role-[0-9a-f]{7}$/);
    expect(role.inputs?.__defaults).to.deep.equal(["name"]);
    expect((await resource("map")).id).to.match(/^games\/map-[0-9a-f]{8}$/);
    await up("--expect-no-changes");
  });

  it("honour ignoreChanges, keep a made-up name, and find drift in a refresh", async () => {
    const before = await resource("role");
    provider("aws").change({ name: "key" }, (key) => ({ ...key, tags: { Name: "by hand" } }));
    provider("aws").change({ name: "far" }, (key) => ({ ...key, description: "by hand" }));
    const refreshed = await run("refresh", "--yes", "--skip-preview", "--suppress-progress");
    expect(refreshed.text).to.contain("1 updated");
    await run("config", "set", "policy", '{"Version":"2012-10-17"}');
    expect(await up()).to.contain("2 updated");
    const live = (name: string) =>
      [...provider("aws").made.values()].find(({ urn }) => urn.endsWith(`::${name}`))?.properties;
    expect(live("far")?.description).to.equal("ours");
    expect(live("key")?.tags).to.deep.equal({ Name: "by hand" });
    expect((await resource("role")).id).to.equal(before.id);
  });

  it("are left with what they made when the answer is lost, and refuse what is wrong", async () => {
    const lost = provider("aws").faults.add({ operation: "update", name: "far", kind: "lose" });
    await run("config", "set", "description", "new");
    const failed = await run("up", "--yes", "--skip-preview", "--suppress-progress");
    expect(failed.code).not.to.equal(0);
    expect(lost.met).to.equal(1);
    await up();
    expect((await resource("far")).outputs?.description).to.equal("new");
    const wrong = PROGRAM.replace("tags: { Name", 'deletionWindowInDays: "30", tags: { Name');
    writeFileSync(join(folder, "project/index.js"), wrong);
    const refused = await run("preview", "--suppress-progress");
    expect(refused.text).to.contain("deletionWindowInDays must be a number");
    writeFileSync(join(folder, "project/index.js"), PROGRAM);
  });

  it("destroy everything, each after what depends on it", async () => {
    const { code, text } = await run("destroy", "--yes", "--skip-preview", "--suppress-progress");
    expect(code, text).to.equal(0);
    expect([...provider("aws").made, ...provider("kubernetes").made]).to.deep.equal([]);
  });
});
