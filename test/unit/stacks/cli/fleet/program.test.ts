import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runFleet } from "../../../../../stacks/cli/fleet/program";
import { FleetFolder } from "../../../../support/fleet-folder";
import { VALID_FLEET } from "../../../../support/fleet-text";

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await runFleet(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

describe("npm run fleet", () => {
  let at: FleetFolder;
  beforeEach(() => {
    at = new FleetFolder();
  });
  afterEach(() => {
    at.remove();
  });

  it("checks prod unless told otherwise", async () => {
    expect(await run("check")).to.include({ code: 0, err: "" });
    expect((await run("check")).out).to.contain("prod.yaml: ok");
  });

  it("walks a fleet through lock, accept, check, add-region and sync", async () => {
    const fleet = ["--fleet", at.fleet];
    const out = join(at.folder, "config");
    for (const args of [
      ["lock"],
      ["accept"],
      ["check"],
      ["add-region", "us-west-1", "--residency", "us", "--anchor"],
      ["lock"],
      ["sync", "--out", out],
    ])
      expect(await run(...args, ...fleet), args.join(" ")).to.include({ code: 0, err: "" });
    expect(at.read("config/Pulumi.fleet.us-west-1.network.yaml")).to.contain(
      "worldcell:role: network",
    );
  });

  it("ends with 4 and findings when the fleet is wrong", async () => {
    at.write(VALID_FLEET.replace("control: eu-north-1", "control: us-east-1"));
    const { code, err, out } = await run("check", "--fleet", at.fleet);
    expect(code).to.equal(4);
    expect(out).to.equal("");
    expect(err).to.match(/^error control-region .*fleet\.yaml:6 control: .*\n {2}next: /);
    expect(await run("check", "--fleet", "prodd")).to.include({ code: 4 });
    expect(
      (
        await run(
          "add-region",
          "eu-west-2",
          "--residency",
          "eu",
          "--zone",
          "nowhere",
          "--fleet",
          "world",
        )
      ).err,
    ).to.contain("unknown-zone");
  });

  it("ends with 4 and a sentence when it is called wrongly", async () => {
    for (const args of [
      ["bogus"],
      ["check", "--bogus"],
      ["add-region"],
      ["add-region", "eu-west-2"],
      ["add-region", "eu-west-2", "--residency", "eu", "--anchor", "--zone", "x"],
      ["add-region", "eu-west-2", "--residency", "eu", "--share", "256"],
    ]) {
      const { code, err } = await run(...args);
      expect(code, args.join(" ")).to.equal(4);
      expect(err, args.join(" ")).to.match(/^error: /);
    }
  });

  it("ends with 1 and one line when something unexpected happens", async () => {
    at.accept();
    const { code, err } = await run("sync", "--fleet", at.fleet, "--out", at.fleet);
    expect(code).to.equal(1);
    expect(err).to.match(/^unexpected: .+\n$/);
  });

  it("explains itself", async () => {
    expect(await run("--help")).to.include({ code: 0 });
    expect((await run("--help")).out).to.contain("add-region");
  });

  it("runs as a process", function () {
    this.timeout(30_000);
    const root = join(__dirname, "../../../../..");
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "stacks/cli/fleet.ts", "check", "--fleet", at.folder],
      { cwd: root, encoding: "utf8" },
    );
    expect(stderr).to.match(/^error not-a-file .*\n {2}next: .*\n$/);
    expect(status).to.equal(4);
  });
});
