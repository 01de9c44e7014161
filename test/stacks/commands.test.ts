import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { expect } from "chai";
import { ROOT, textOf } from "../support/files";
import { sampleText } from "../support/plans";

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm start -- args` as a person types it, without npm's own lines. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "stacks/cli/launch.mjs"), "stacks/cli/plan.ts", ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, ...env } },
  );
  return { code: status, out: stdout, err: stderr };
}

const TRACE = /\n\s+at .+:\d+:\d+\)?/;

describe("npm start", function () {
  this.timeout(180_000);
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-plan-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("prints the plan of a fleet and ends with 0", () => {
    const { code, out, err } = start(["--fleet", "dev"]);
    expect(err).to.equal("");
    expect(code).to.equal(0);
    expect(out).to.contain("dev.foundation").and.to.contain("dev.global");
    expect(out).to.match(/\n5 stacks, \d+ resources, 0 errors, \d+ warnings\n$/);
  });

  it("prints no colours and no times into a pipe, and the same text twice", () => {
    const first = start(["--fleet", "dev"]);
    expect(first.out).not.to.contain("\u001b[");
    expect(start(["--fleet", "dev"], { NO_COLOR: "1", AWS_REGION: "us-west-1" }).out).to.equal(
      first.out,
    );
  });

  it("writes every stack and a plan.json that its schema accepts", () => {
    expect(start(["--fleet", "dev", "--out", folder]).code).to.equal(0);
    const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as {
      stacks: { file: string; resources: number }[];
    };
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(textOf("docs/schemas/plan.schema.json")) as object,
    );
    expect(validate(plan), JSON.stringify(validate.errors)).to.equal(true);
    expect(readdirSync(folder).sort()).to.deep.equal(
      [...plan.stacks.map(({ file }) => file), "plan.json"].sort(),
    );
    for (const { file, resources } of plan.stacks) {
      const exported = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
        version: number;
        deployment: { resources: { urn: string; dependencies?: string[]; parent?: string }[] };
      };
      expect(exported.version).to.equal(3);
      expect(exported.deployment.resources).to.have.length(resources);
      const seen = new Set<string>();
      for (const { urn, dependencies = [], parent } of exported.deployment.resources) {
        for (const before of parent === undefined ? dependencies : [...dependencies, parent]) {
          expect(seen.has(before), `${urn} after ${before}`).to.equal(true);
        }
        seen.add(urn);
      }
    }
  });

  it("prints sizes and the cost floor, and the warnings of a phase that is too small", () => {
    const path = join(folder, "dev.yaml");
    const text = sampleText("dev");
    writeFileSync(path, text.replace("daily: 200, peak: 50", "daily: 10000000, peak: 1500000"));
    const { code, out } = start(["--fleet", path]);
    expect(code).to.equal(0);
    expect(out).to.match(/\n {2}eu-west-1 +seed +cache +2,000 +commands\/s +needs 345,000\n/);
    expect(out).to.match(
      /warning size-too-small .*dev\.yaml .*345,000 commands\/s on a normal day/,
    );
    expect(out).to.match(/together at least USD [\d.,]+ for \d+ of \d+ items; \d+ not priced/);
  });

  it("prints a launch until it is over, and the same text at the same moment", () => {
    const path = join(folder, "dev.yaml");
    const row = '{ at: "2026-12-01T18:00:00Z", factor: 3, hours: 4 }';
    writeFileSync(path, `${sampleText("dev")}launches: [${row}]\n`);
    const at = (now: string) => start(["--fleet", path], { WORLDCELL_NOW: now }).out;
    const early = at("2026-11-01T00:00:00Z");
    expect(early).to.contain("2026-12-01T18:00:00Z, 3 times the usual players for 4 hours");
    expect(early).not.to.contain("launch-past");
    expect(at("2026-11-02T00:00:00Z")).to.equal(early);
    const late = at("2026-12-02T00:00:00Z");
    expect(late).to.contain("launch-past").and.not.to.contain("3 times the usual players for");
  });

  it("shows no difference against itself, and a phase step against what was before", () => {
    const path = join(folder, "dev.yaml");
    writeFileSync(path, sampleText("dev"));
    expect(start(["--fleet", path, "--out", join(folder, "out")]).code).to.equal(0);
    expect(start(["--fleet", path, "--against", join(folder, "out")]).out).to.contain(
      "No differences.",
    );
    writeFileSync(path, sampleText("dev").replace("phase: seed", "phase: launch"));
    const { code, out } = start(["--fleet", path, "--against", join(folder, "out")]);
    expect(code).to.equal(0);
    expect(out).to.contain("to add").and.to.contain("0 to replace");
  });

  it("plans one stack alone", () => {
    const { code, out } = start(["--fleet", "dev", "--stack", "dev.eu-west-1", "--out", folder]);
    expect(code).to.equal(0);
    expect(out).to.contain("1 stack,");
    expect(readdirSync(folder).sort()).to.deep.equal(["dev.eu-west-1.json", "plan.json"]);
  });

  it("passes every sample fleet with --strict", () => {
    for (const name of ["dev", "prod", "world"]) {
      const { code, out } = start(["--fleet", name, "--strict"]);
      expect(out).to.match(/ 0 errors, \d+ warnings\n$/);
      expect(code, name).to.equal(0);
    }
  });

  const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["a fleet that does not exist", ["--fleet", "prodd"], /did you mean "?prod/],
    ["a path that does not exist", ["--fleet", "nowhere/x.yaml"], /no such file/],
    [
      "a stack that does not exist",
      ["--fleet", "dev", "--stack", "dev.x"],
      /dev\.eu-west-1\.network/,
    ],
    ["a flag that does not exist", ["--flet", "dev"], /--fleet/],
    ["an argument too many", ["dev"], /too many arguments/],
  ];
  for (const [what, args, message] of REFUSED) {
    it(`refuses ${what} with 4 and no stack trace`, () => {
      const { code, out, err } = start(args);
      expect(code).to.equal(4);
      expect(out).to.equal("");
      expect(err).to.match(message);
      expect(err).not.to.match(TRACE);
    });
  }

  it("refuses a wrong fleet with every finding, its line and its next step", () => {
    const path = join(folder, "dev.yaml");
    writeFileSync(path, sampleText("dev").replace("phase: seed", "phase: sed\nfoo: 1"));
    const { code, err } = start(["--fleet", path]);
    expect(code).to.equal(4);
    expect(err).to.match(/invalid-value .*dev\.yaml:\d+ phase/);
    expect(err).to.match(/unknown-key .*dev\.yaml:\d+ foo/);
    expect(err).to.contain("next:");
    expect(err).not.to.match(TRACE);
  });

  it("refuses an --against folder that holds no plan, with 1", () => {
    const { code, err } = start(["--fleet", "dev", "--against", folder]);
    expect(code).to.equal(1);
    expect(err).to.match(/export-incomplete/);
  });

  it("prints its flags with --help and ends with 0", () => {
    const { code, out } = start(["--help"]);
    expect(code).to.equal(0);
    for (const flag of ["--fleet", "--stack", "--out", "--against", "--strict"]) {
      expect(out).to.contain(flag);
      expect(textOf("docs/commands.md")).to.contain(`\`${flag}`);
    }
  });
});
