import { expect } from "chai";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { fleetStacks } from "../../../../../infra/contracts/stacks";
import { UserError } from "../../../../../infra/errors";
import { loadFleet } from "../../../../../infra/fleet/load";
import { syncCommand } from "../../../../../stacks/cli/fleet/sync";
import { FleetFolder } from "../../../../support/fleet-folder";

const KEPT = `# kept by hand
secretsprovider: awskms://alias/pulumi?region=eu-central-1
encryptedkey: AQICAHh
encryptionsalt: v1:abc
config:
  # while the region goes
  worldcell:confirmRemoval: eu-west-1
  other:key: 7
`;

describe("the command sync", () => {
  let at: FleetFolder;
  let out: string;
  beforeEach(() => {
    at = new FleetFolder();
    at.accept();
    out = join(at.folder, "config");
  });
  afterEach(() => {
    at.remove();
  });

  const config = (stack: string) =>
    (
      parse(readFileSync(join(out, `Pulumi.${stack}.yaml`), "utf8")) as {
        config: Record<string, unknown>;
      }
    ).config;

  it("writes a file for each stack, with its role and its region", () => {
    syncCommand({ fleet: at.fleet, out });
    const { fleet } = loadFleet({ path: at.fleet });
    expect(readdirSync(out).sort()).to.deep.equal(
      fleetStacks(fleet)
        .map(({ stack }) => `Pulumi.${stack}.yaml`)
        .sort(),
    );
    for (const { stack, role, fleetRegion } of fleetStacks(fleet))
      expect(config(stack)).to.deep.equal({
        "worldcell:environment": "fleet",
        "worldcell:role": role,
        ...(fleetRegion === undefined ? {} : { "worldcell:region": fleetRegion }),
      });
  });

  it("changes nothing the second time", () => {
    syncCommand({ fleet: at.fleet, out });
    expect(syncCommand({ fleet: at.fleet, out }).output).to.contain("11 stacks, 0 written");
  });

  it("keeps secrets, salts, confirmRemoval, foreign keys and comments", () => {
    mkdirSync(out);
    const file = join(out, "Pulumi.fleet.eu-west-1.yaml");
    writeFileSync(file, KEPT);
    syncCommand({ fleet: at.fleet, out });
    const text = readFileSync(file, "utf8");
    for (const line of KEPT.split("\n")) expect(text).to.contain(line);
    expect(config("fleet.eu-west-1")).to.include({
      "worldcell:role": "cell",
      "worldcell:confirmRemoval": "eu-west-1",
      "other:key": 7,
    });
  });

  it("corrects its own keys, and removes a region that the stack does not have", () => {
    mkdirSync(out);
    writeFileSync(
      join(out, "Pulumi.fleet.global.yaml"),
      "config:\n  worldcell:role: cell\n  worldcell:region: eu-west-1\n",
    );
    syncCommand({ fleet: at.fleet, out });
    expect(config("fleet.global")).to.deep.equal({
      "worldcell:role": "global",
      "worldcell:environment": "fleet",
    });
  });

  it("lists files of the environment that belong to no stack, and leaves them", () => {
    mkdirSync(out);
    for (const name of ["Pulumi.fleet.eu-west-9.yaml", "Pulumi.other.global.yaml"])
      writeFileSync(join(out, name), "config: {}\n");
    const { output } = syncCommand({ fleet: at.fleet, out });
    expect(output).to.contain("belongs to no stack: Pulumi.fleet.eu-west-9.yaml");
    expect(output).to.not.contain("other.global");
    expect(readdirSync(out)).to.include("Pulumi.fleet.eu-west-9.yaml");
  });

  it("writes nothing at all when one file cannot be read", () => {
    mkdirSync(out);
    for (const bad of ["config: [\n", "config: 3\n", "- a\n"]) {
      writeFileSync(join(out, "Pulumi.fleet.global.yaml"), bad);
      expect(() => syncCommand({ fleet: at.fleet, out }), bad).to.throw(UserError, "stack-config");
      expect(readdirSync(out)).to.deep.equal(["Pulumi.fleet.global.yaml"]);
    }
  });

  it("asks for a folder when the fleet is given by path", () => {
    expect(() => syncCommand({ fleet: at.fleet })).to.throw(UserError, "add --out DIR");
  });
});
