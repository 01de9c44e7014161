import { expect } from "chai";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../../infra/errors";
import {
  FLEETS,
  fleetNames,
  fleetPlaces,
  fleetSource,
  loadFleet,
  type LoadOptions,
} from "../../../../infra/fleet/load";
import { isAwsRegion } from "../../../../infra/regions/aws";
import { VALID_FLEET } from "../../../support/fleet-text";

const SAMPLES = ["dev", "prod", "world"];
const SMALL = ["pair", "single", "triple"].map((name) =>
  join(__dirname, "../../../fleets", `${name}.yaml`),
);

describe("loading a fleet", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-fleet-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function refusal(path: string, options?: LoadOptions): string {
    try {
      loadFleet({ path }, options);
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      expect(thrown.exitCode).to.equal(4);
      return thrown.findings.map(({ code }) => code).join(" ");
    }
    return "loaded";
  }

  it("finds the sample fleets, all without errors and with known regions", () => {
    expect(fleetNames()).to.deep.equal(SAMPLES);
    for (const name of SAMPLES) {
      const { fleet, findings } = loadFleet({ name });
      expect(fleet.environment).to.equal(name);
      expect(findings.filter(({ severity }) => severity === "error")).to.deep.equal([]);
      expect(fleet.regions.filter((row) => !isAwsRegion(row.region))).to.deep.equal([]);
      expect(fleet.accepted, `${name} has been accepted`).to.not.equal(undefined);
    }
  });

  it("gives samples of the sizes that they stand for", () => {
    const serving = (name: string) =>
      loadFleet({ name }).fleet.regions.filter((row) => row.cell?.state === "serving").length;
    expect(SAMPLES.map(serving)).to.deep.equal([1, 3, 10]);
    expect(SAMPLES.map((name) => loadFleet({ name }).fleet.phase)).to.deep.equal([
      "seed",
      "launch",
      "scale",
    ]);
    const world = loadFleet({ name: "world" }).fleet;
    expect(world.regions.length).to.be.at.least(16);
    expect(world.zones.length).to.be.at.most(9);
    expect(world.zones.some((zone) => zone.shards > 1)).to.equal(true);
  });

  it("names the editor's schema in the first line of every fleet", () => {
    for (const path of [...SAMPLES.map((name) => join(FLEETS, `${name}.yaml`)), ...SMALL])
      expect(readFileSync(path, "utf8").split("\n")[0], path).to.equal(
        "# yaml-language-server: $schema=../../docs/schemas/fleet.schema.json",
      );
  });

  it("loads the small fleets by path, with a warning where there is no lock", () => {
    const warned = SMALL.map((path) =>
      loadFleet({ path }).findings.some(({ code }) => code === "no-lock"),
    );
    expect(warned).to.deep.equal([false, true, false]);
  });

  it("gives a frozen fleet in ordinal order", () => {
    const { fleet } = loadFleet({ name: "world" });
    for (const rows of [fleet.zones, fleet.regions])
      expect(rows.map((row) => row.ordinal)).to.deep.equal(rows.map((_row, index) => index));
    expect(
      Object.isFrozen(fleet) &&
        fleet.zones.every((zone) => Object.isFrozen(zone) && Object.isFrozen(zone.electable)),
    ).to.equal(true);
  });

  it("settles a cell's phase, its own before the fleet's", () => {
    const { fleet } = loadFleet({ path: SMALL[0] ?? "" });
    expect(fleet.regions.map((row) => row.cell?.phase)).to.deep.equal([
      "seed",
      "launch",
      undefined,
    ]);
  });

  it("takes the lock beside a path, and refuses a fleet without one where it is required", () => {
    const path = join(folder, "fleet.yaml");
    writeFileSync(path, VALID_FLEET);
    expect(loadFleet({ path }, { namespaces: [] }).findings.map(({ code }) => code)).to.include(
      "no-lock",
    );
    expect(refusal(path, { requireLock: true })).to.contain("lock-missing");
    writeFileSync(join(folder, "fleet.lock.yaml"), "version: 1\n");
    expect(refusal(path)).to.contain("lock-invalid");
    rmSync(join(folder, "fleet.lock.yaml"));
    mkdirSync(join(folder, "fleet.lock.yaml"));
    expect(refusal(path)).to.equal("not-a-file");
  });

  it("takes a fleet by path under any file name", () => {
    const path = join(folder, "other.yaml");
    writeFileSync(path, VALID_FLEET);
    expect(loadFleet({ path }, { namespaces: [] }).fleet.environment).to.equal("fleet");
  });

  it("finds the lock beside a fleet by its file's name, else by its environment's", () => {
    const path = join(folder, "renamed.yaml");
    writeFileSync(path, VALID_FLEET);
    writeFileSync(join(folder, "fleet.lock.yaml"), "version: 1\n");
    expect(refusal(path)).to.contain("lock-invalid");
    writeFileSync(join(folder, "renamed.lock.yaml"), "version: 2\n");
    expect(fleetPlaces({ path }).lockPath).to.equal(join(folder, "renamed.lock.yaml"));
  });

  it("refuses a stack fleet whose lock is behind", () => {
    copyFileSync(join(FLEETS, "prod.lock.yaml"), join(folder, "prod.lock.yaml"));
    const prod = readFileSync(join(FLEETS, "prod.yaml"), "utf8");
    writeFileSync(
      join(folder, "prod.yaml"),
      `${prod}  - { region: us-west-1, ordinal: 9, residency: us }\n`,
    );
    expect(refusal(join(folder, "prod.yaml"))).to.contain("lock-behind");
  });

  it("refuses what is not a readable file, with a finding each", () => {
    expect(refusal(join(folder, "none.yaml"))).to.equal("file-missing");
    expect(refusal(folder)).to.equal("not-a-file");
    expect(refusal("/dev/null")).to.equal("not-a-file");
    expect(refusal(join(folder, "a\u0000b.yaml"))).to.equal("file-unreadable");
    expect(refusal(join(folder, `${"x".repeat(300)}.yaml`))).to.equal("file-unreadable");
    symlinkSync("loop.yaml", join(folder, "loop.yaml"));
    expect(refusal(join(folder, "loop.yaml"))).to.equal("file-unreadable");
    writeFileSync(join(folder, "big.yaml"), "#".repeat(1024 * 1024 + 1));
    expect(refusal(join(folder, "big.yaml"))).to.equal("file-too-big");
    writeFileSync(join(folder, "empty.yaml"), "");
    expect(refusal(join(folder, "empty.yaml"))).to.contain("file-empty");
  });

  it("refuses an unknown name and suggests a known one", () => {
    expect(() => loadFleet({ name: "prodd" })).to.throw(
      UserError,
      'did you mean "prod"?; fleets are dev, prod, world',
    );
    expect(() => loadFleet({ name: "../prod" })).to.throw(UserError, "fleet-unknown");
  });

  it("tells names from paths", () => {
    expect(fleetSource("prod")).to.deep.equal({ name: "prod" });
    for (const path of ["./prod", "prod.yaml", "prod.yml", "/a/prod"])
      expect(fleetSource(path)).to.deep.equal({ path });
  });
});
