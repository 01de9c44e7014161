import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as kms from "@pulumi/aws/kms";
import Ajv2020 from "ajv/dist/2020";
import { expect } from "chai";
import type { Log } from "sarif";
import { exportText, toExport } from "../../infra/planner/export/deployment";
import type { RecordedStack } from "../../infra/planner/record/types";
import { recordProgram } from "../../policy/harness";
import type { Baseline, PolicyReport } from "../../policy/report/schema";
import { RULES } from "../../policy/rules";
import { PLAN_RULES } from "../../policy/rules/plan";
import { runFleet } from "../../stacks/cli/fleet/program";
import { weakEstate } from "../policy/support/weak-estate";
import { ROOT, textOf } from "../support/files";
import { edited } from "../support/fleet-text";
import { planAll, sampleFleet, sampleText } from "../support/plans";

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const VERSION = "mongodbatlas-advanced-cluster-version";
const ROTATION = "aws-kms-key-rotation";
const NOW = "2026-12-01T12:00:00Z";

/** `npm run fleet -- policy args` in this process, on a given day. */
async function policy(args: readonly string[], now = NOW): Promise<Run> {
  const before = process.env.WORLDCELL_NOW;
  process.env.WORLDCELL_NOW = now;
  let out = "";
  let err = "";
  try {
    const code = await runFleet(["policy", ...args], {
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { code, out, err };
  } finally {
    if (before === undefined) delete process.env.WORLDCELL_NOW;
    else process.env.WORLDCELL_NOW = before;
  }
}

/** A command as a person types it, without npm's own lines. */
function typed(script: string, args: readonly string[], now = NOW): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "stacks/cli/launch.mjs"), script, ...args],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, WORLDCELL_NOW: now } },
  );
  return { code: status, out: stdout, err: stderr };
}
const FLEET = "stacks/cli/fleet.ts";
const PLAN = "stacks/cli/plan.ts";

const exported = (stack: Pick<RecordedStack, "stack" | "resources">): string =>
  exportText(toExport({ outputs: {}, findings: [], ...stack }));

function schemaOf(name: string): (data: unknown) => void {
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(textOf(`docs/schemas/${name}.schema.json`)) as object,
  );
  return (data) => {
    expect(validate(data), JSON.stringify(validate.errors)).to.equal(true);
  };
}
const isReport = schemaOf("policy-report");
const isBaseline = schemaOf("policy-baseline");

const exemption = (changes: Readonly<Record<string, string>> = {}): string => {
  const row = {
    policy: VERSION,
    urn: '"urn:pulumi:dev.database::worldcell::*AdvancedCluster::*"',
    reason: "The upgrade is planned for the next month.",
    owner: "platform",
    ticket: "OPS-12",
    expires: "2026-12-31",
    ...changes,
  };
  const entries = Object.entries(row).map(([key, value]) => `${key}: ${value}`);
  return `exemptions:\n  - { ${entries.join(", ")} }\n`;
};

describe("npm run fleet -- policy", function () {
  this.timeout(120_000);
  let folder = "";
  const at = (name: string): string => join(folder, name);
  const write = (name: string, text: string): string => {
    writeFileSync(at(name), text);
    return at(name);
  };
  const read = (name: string): string => readFileSync(at(name), "utf8");

  /** A fleet whose file is sound and whose database is of a version that nobody mends any more. */
  const weakFleet = (more = ""): string =>
    write("dev.yaml", edited(sampleText("dev"), ['version: "8.0"', 'version: "6.0"']) + more);

  /** The weak estate, with more keys whose material never rotates. */
  async function estate(name: string, ...keys: readonly string[]): Promise<string> {
    const stack = await recordProgram(() => {
      weakEstate();
      for (const key of keys) new kms.Key(key, { enableKeyRotation: false });
    });
    return write(name, exported(stack));
  }

  async function report(...args: readonly string[]): Promise<PolicyReport> {
    const { out, err } = await policy([...args, "--format", "json"]);
    expect(err).to.equal("");
    const parsed = JSON.parse(out) as PolicyReport;
    isReport(parsed);
    return parsed;
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "worldcell-policy-"));
    write("dev.lock.yaml", sampleText("dev.lock"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  describe("of a fleet", () => {
    it("judges prod unless told otherwise, and ends with 0 when nothing counts", async () => {
      const found = await report();
      expect(found.subject).to.equal("stacks/fleets/prod.yaml");
      expect(found.day).to.equal("2026-12-01");
      expect(found.summary.rules).to.equal(RULES.length + PLAN_RULES.length);
      expect(found.findings.filter(({ level }) => level === "mandatory")).to.deep.equal([]);
      expect(found.resources.length).to.be.greaterThan(100);
    });

    it("ends with 3 and the finding in three lines, on standard output", () => {
      const { code, out, err } = typed(FLEET, ["policy", "--fleet", weakFleet()]);
      expect(err).to.equal("");
      expect(code).to.equal(3);
      expect(out).not.to.contain("\u001b[");
      const lines = out.split("\n");
      expect(lines[0]).to.match(/^Policy: \d+ rules over \d+ resources of 5 stacks$/);
      expect(lines[1]).to.match(/^ {2}findings: 0 critical, 0 high, 1 medium, \d+ low$/);
      const first = lines.findIndex((line) => line.startsWith(`  medium ${VERSION} `));
      expect(lines[first]).to.match(/ database-cluster of dev\.database: mongoDbMajorVersion /);
      expect(lines[first + 1]).to.match(/^ {4}why: \S/);
      expect(lines[first + 2]).to.match(/^ {4}fix: \S/);
    });

    it("judges one stack alone", async () => {
      const fleet = weakFleet();
      const cell = await policy(["--fleet", fleet, "--stack", "dev.eu-west-1"]);
      expect(cell.code).to.equal(0);
      expect(cell.out).to.match(/ of 1 stack\n/);
      const database = await report("--fleet", fleet, "--stack", "dev.database");
      expect(new Set(database.resources.map(({ stack }) => stack))).to.deep.equal(
        new Set(["dev.database"]),
      );
      expect(database.findings.map(({ policy: id }) => id)).to.include(VERSION);
    });

    it("counts findings from --fail-on upwards", async () => {
      const codes: (number | null)[] = [];
      for (const severity of ["critical", "high", "medium", "low"])
        codes.push(
          (await policy(["--fleet", weakFleet(), "--stack", "dev.database", "--fail-on", severity]))
            .code,
        );
      expect(codes).to.deep.equal([0, 0, 3, 3]);
      expect((await policy(["--fleet", "dev", "--fail-on", "low"])).code).to.equal(3);
    });

    it("takes levels and thresholds of --config", async () => {
      const fleet = ["--fleet", weakFleet(), "--stack", "dev.database"];
      const coded = async (config: unknown) => {
        const file = write("config.json", JSON.stringify(config));
        return (await policy([...fleet, "--config", file])).code;
      };
      expect(await coded({})).to.equal(3);
      expect(await coded({ [VERSION]: { oldest: 6 } })).to.equal(0);
      expect(await coded({ [VERSION]: "disabled" })).to.equal(0);
      expect(await coded({ all: "advisory" })).to.equal(0);
      expect(await coded({ all: "disabled", [VERSION]: "mandatory" })).to.equal(3);
    });
  });

  describe("with exemptions", () => {
    const judged = (now: string, changes: Readonly<Record<string, string>> = {}) =>
      policy(["--fleet", weakFleet(exemption(changes)), "--stack", "dev.database"], now);

    it("shows what is excused, and ends with 0 up to the last day", async () => {
      for (const now of [NOW, "2026-12-31T23:59:59Z"]) {
        const { code, out } = await judged(now);
        expect(out).to.contain(`suppressed until 2026-12-31 (OPS-12, platform) ${VERSION} `);
        expect(out).to.contain(" 0 medium,").and.to.contain(" 1 suppressed,");
        expect(out).not.to.contain("exemption ");
        expect(code).to.equal(0);
      }
    });

    it("says that one has expired, and ends with 3 from the day after", async () => {
      const { code, out } = await judged("2027-01-01T00:00:00Z");
      expect(out).to.match(
        /\n {2}exemption has expired, its findings are back: mongodbatlas-advanced-cluster-version for urn:pulumi:dev\.database::\S+ \(OPS-12, until 2026-12-31\)\n/,
      );
      expect(out).to.contain(`\n  medium ${VERSION} `);
      expect(code).to.equal(3);
    });

    it("says that one fits nothing, or names no policy that there is", async () => {
      const stale = await judged(NOW, { urn: '"urn:pulumi:elsewhere::*"' });
      expect(stale.out).to.contain(
        `\n  exemption fits no finding; remove it: ${VERSION} for urn:pulumi:elsewhere::* (OPS-12, until 2026-12-31)\n`,
      );
      expect(stale.code).to.equal(3);
      const misspelt = await judged(NOW, { policy: "mongodbatlas-advanced-cluster-versions" });
      expect(misspelt.out).to.contain(`; there is no such policy; did you mean "${VERSION}"?`);
      expect(misspelt.code).to.equal(3);
    });

    it("leaves what they excuse out of a baseline", async () => {
      const args = ["--stack", "dev.database", "--write-baseline", at("known.json")];
      const known = async (fleet: string) => {
        expect((await policy(["--fleet", fleet, ...args])).code).to.equal(0);
        return (JSON.parse(read("known.json")) as Baseline).findings.map((entry) => entry.policy);
      };
      expect(await known(weakFleet())).to.include(VERSION);
      expect(await known(weakFleet(exemption()))).not.to.include(VERSION);
    });
  });

  describe("of exported stacks", () => {
    it("judges an estate of another project, without the rules about fleets", async () => {
      const found = await report("--export", await estate("estate.json"));
      expect(found.subject).to.equal(at("estate.json"));
      expect(found.summary.stacks).to.equal(1);
      expect(found.findings.length).to.be.greaterThan(20);
      const fleetOnly = new Set(RULES.filter((rule) => rule.fleetOnly).map(({ id }) => id));
      const applied = found.resources.flatMap(({ states }) =>
        Object.entries(states).flatMap(([id, state]) => (state === "notApplicable" ? [] : [id])),
      );
      expect(fleetOnly.size).to.be.greaterThan(0);
      expect(applied.filter((id) => fleetOnly.has(id))).to.deep.equal([]);
    });

    it("judges a stack of this project as one of the fleet that its contract names", async () => {
      const planned = await planAll(sampleFleet("dev"));
      const files = planned.map(({ spec, recorded }) =>
        write(`${spec.stack}.json`, exported(recorded)),
      );
      const own = await report("--export", ...files);
      expect(own.summary.stacks).to.equal(5);
      const whole = await report("--fleet", "dev");
      const keys = ({ findings }: PolicyReport) =>
        findings.map((finding) => [finding.policy, finding.urn, finding.path, finding.severity]);
      expect(keys(own)).to.deep.equal(keys(whole));
    });

    it("judges a stack as one of the fleet that --fleet names", async () => {
      const planned = await planAll(sampleFleet("dev"), { only: new Set(["dev.foundation"]) });
      const [foundation] = planned;
      if (foundation === undefined) throw new Error("dev has no foundation");
      const file = write("any.json", exported(foundation.recorded));
      const fleetRows = async (...args: string[]) =>
        (await report("--export", file, ...args)).notes.filter(
          ({ policy: id, state }) => id === "fleet-tags" && state === "notApplicable",
        ).length;
      // Prod has no such stack: what the contract says does not count where --fleet says something.
      expect(await fleetRows("--fleet", "prod")).to.be.greaterThan(await fleetRows());
    });

    it("judges one stack of several", async () => {
      const empty = write("b.json", '{"version":3,"deployment":{}}');
      const files = ["--export", await estate("a.json"), empty];
      expect((await report(...files)).summary.stacks).to.equal(2);
      const one = await report(...files, "--stack", "example");
      expect(one.summary.stacks).to.equal(1);
      expect(new Set(one.resources.map(({ stack }) => stack))).to.deep.equal(new Set(["example"]));
      const none = await policy([...files, "--stack", "exampel"]);
      expect([none.code, none.out]).to.deep.equal([4, ""]);
      expect(none.err).to.match(/stack-unknown --stack exampel.*\n.*example/);
    });

    it("takes a level of --config for advice too, and demands of a fleet where they are wanted", async () => {
      const file = await estate("estate.json");
      const { findings } = await report("--export", file);
      const advice = findings.find(({ policy: id, severity }) => {
        const rule = RULES.find((entry) => entry.id === id);
        return severity === "low" && rule?.severity !== "low" && rule?.elsewhere === "low";
      });
      const low = findings.find(
        ({ policy: id }) => RULES.find((rule) => rule.id === id)?.severity === "low",
      );
      if (advice === undefined || low === undefined) throw new Error("the estate has no advice");
      const config = write(
        "config.json",
        JSON.stringify({ [advice.policy]: { everywhere: true }, [low.policy]: "mandatory" }),
      );
      const stricter = (await report("--export", file, "--config", config)).findings;
      const of = (id: string) =>
        new Set(stricter.filter((entry) => entry.policy === id).map(({ level }) => level));
      expect(of(advice.policy)).to.deep.equal(new Set(["mandatory"]));
      expect(of(low.policy)).to.deep.equal(new Set(["mandatory"]));
      expect(stricter.find((entry) => entry.policy === low.policy)?.severity).to.equal("medium");
    });

    it("reads an estate without any resource", async () => {
      const file = write("empty.json", '{"version":3,"deployment":{}}');
      const { code, out } = await policy(["--export", file]);
      expect(code).to.equal(0);
      expect(out).to.contain(" over 0 resources of 1 stack\n");
    });

    for (const [what, name, text, message] of [
      ["is not there", "nowhere.json", undefined, /export-not-json .*nowhere\.json/],
      ["is no JSON", "a.json", "version: 3", /export-not-json .*a\.json/],
      [
        "is of another version",
        "b.json",
        '{"version":2}',
        /export-version .*b\.json version: is 2/,
      ],
      ["holds no resources", "c.json", '{"version":3,"deployment":[]}', /export-shape/],
    ] as const) {
      it(`ends with 1 for a file that ${what}`, async () => {
        if (text !== undefined) write(name, text);
        const good = await estate("estate.json");
        const { code, out, err } = await policy(["--export", good, at(name)]);
        expect(code).to.equal(1);
        expect(out).to.equal("");
        expect(err).to.match(message).and.to.contain("next: ");
      });
    }
  });

  describe("in its formats", () => {
    const formatted = async (format: string, fleet = weakFleet(exemption())) =>
      (await policy(["--fleet", fleet, "--format", format, "--fail-on", "low"])).out;

    it("writes JSON as its schema says", async () => {
      const text = await formatted("json");
      isReport(JSON.parse(text));
      expect(text.endsWith("}\n")).to.equal(true);
    });

    it("writes SARIF 2.1.0: rules, and results that name a rule and a level", async () => {
      const log = JSON.parse(await formatted("sarif")) as Log;
      expect(log.version).to.equal("2.1.0");
      expect(log.$schema).to.match(/sarif-(schema-)?2\.1\.0/);
      expect(log.runs).to.have.length(1);
      const { tool, results = [] } = log.runs[0] ?? { tool: { driver: { name: "" } } };
      expect(tool.driver.name.toLowerCase()).to.contain("worldcell");
      expect(tool.driver.semanticVersion ?? tool.driver.version).to.match(/^\d+\.\d+\.\d+$/);
      const rules = new Map((tool.driver.rules ?? []).map((rule) => [rule.id, rule]));
      expect(results.length).to.be.greaterThan(3);
      for (const { ruleId = "", level, message, locations = [] } of results) {
        expect(rules.get(ruleId)?.shortDescription?.text, ruleId).to.match(/^[A-Z]/);
        expect(["error", "warning", "note"]).to.include(level);
        expect(message.text).to.match(/\S/);
        const [place] = locations;
        expect(place?.physicalLocation?.artifactLocation?.uri).to.equal(at("dev.yaml"));
        expect(place?.logicalLocations?.[0]?.fullyQualifiedName).to.match(/^urn:pulumi:dev\./);
      }
      const excused = results.find(({ ruleId }) => ruleId === VERSION);
      expect(excused?.level).to.equal("warning");
      expect(excused?.suppressions?.[0]?.justification).to.contain("next month");
    });

    it("writes Markdown: the findings, then the matrix", async () => {
      const text = await formatted("markdown", weakFleet());
      expect(text).to.match(/^# Policies: \S*dev\.yaml\n/);
      expect(text).to.contain(`| medium | ${VERSION} | dev.database |`);
      expect(text.indexOf("## Findings")).to.be.lessThan(text.indexOf("## Matrix"));
      expect(text).to.contain(
        "### dev.database: mongodbatlas:index/advancedCluster:AdvancedCluster",
      );
    });

    it("writes the report to --out, and the text to standard output", async () => {
      const fleet = weakFleet();
      const args = ["--fleet", fleet, "--stack", "dev.database"];
      const { out: text } = await policy(args);
      for (const format of ["text", "json", "sarif", "markdown"]) {
        const { out: alone } = await policy([...args, "--format", format]);
        const file = at(`new/${format}`);
        const both = await policy([...args, "--format", format, "--out", file]);
        expect(both).to.deep.equal({ code: 3, out: text, err: "" });
        expect(readFileSync(file, "utf8").trimEnd(), format).to.equal(alone.trimEnd());
      }
    });

    it("holds no value of a property, in no format and no baseline", async () => {
      const file = await estate("estate.json");
      expect(read("estate.json")).to.contain("4f9d1c7be2a84d6f9c0b7a5e3d2f1a80");
      for (const format of ["text", "json", "sarif", "markdown"]) {
        const { out } = await policy([
          ...["--export", file, "--format", format, "--write-baseline", at("known.json")],
        ]);
        for (const text of [out, read("known.json")])
          expect(text).not.to.match(
            /4f9d1c7b|long and random token|AssumeRole"|\/skyforge\/worker/,
          );
      }
    });
  });

  describe("with a baseline", () => {
    it("counts what is new, and names what is gone", async () => {
      const before = await estate("before.json", "old");
      const known = at("known.json");
      expect((await policy(["--export", before])).code).to.equal(3);

      const written = await policy(["--export", before, "--write-baseline", known]);
      expect(written.code).to.equal(0);
      expect(written.out).to.match(/\n {2}\w+ aws-kms-key-rotation /);
      const baseline = JSON.parse(read("known.json")) as Baseline;
      isBaseline(baseline);
      expect(baseline.findings.length).to.be.greaterThan(20);

      const same = await policy(["--export", before, "--baseline", known, "--fail-on", "low"]);
      expect(same.code).to.equal(0);
      expect(same.out).to.contain("  findings: 0 critical, 0 high, 0 medium, 0 low\n");
      expect(same.out).to.contain(
        `  baseline: ${String(baseline.findings.length)} findings known, 0 gone\n`,
      );

      const after = await estate("after.json", "new");
      const later = await policy(["--export", after, "--baseline", known]);
      expect(later.code).to.equal(3);
      expect(later.out).to.match(/ gone; write it again to forget them\n/);
      expect(later.out).to.contain(
        `\n    gone: ${ROTATION} aws:kms/key:Key old enableKeyRotation\n`,
      );
      const found = await report("--export", after, "--baseline", known);
      const failing = found.findings.filter(({ state }) => state === "fail");
      expect(failing.map(({ policy: id }) => id)).to.include(ROTATION);
      expect(new Set(failing.map(({ urn }) => urn.split("::").at(-1)))).to.deep.equal(
        new Set(["new"]),
      );
      const gone = found.baseline?.gone ?? [];
      expect(new Set(gone.map(({ urn }) => urn.split("::").at(-1)))).to.deep.equal(
        new Set(["old"]),
      );
    });

    it("is written again with what is known and what is new", async () => {
      const known = at("known.json");
      await policy(["--export", await estate("before.json", "old"), "--write-baseline", known]);
      const after = await estate("after.json", "new");
      const again = ["--export", after, "--baseline", known, "--write-baseline", known];
      expect((await policy(again)).code).to.equal(0);
      expect(
        (await policy(["--export", after, "--baseline", known, "--fail-on", "low"])).code,
      ).to.equal(0);
      expect(read("known.json")).to.contain("::new").and.not.to.contain("::old");
    });
  });

  describe("refuses with 4, on standard error alone,", () => {
    const REFUSED: readonly (readonly [string, () => readonly string[], RegExp])[] = [
      ["a flag that there is not", () => ["--flet", "dev"], /--flet/],
      ["an argument too many", () => ["dev"], /too many arguments/],
      ["another format", () => ["--format", "xml"], /text, json, sarif, markdown/],
      ["another severity", () => ["--fail-on", "none"], /critical, high, medium, low/],
      ["--export without a file", () => ["--export"], /argument missing/],
      ["a fleet that there is not", () => ["--fleet", "prodd"], /fleet-unknown .*"prod"/],
      [
        "a fleet that is wrong",
        () => ["--fleet", write("x.yaml", sampleText("dev").replace("phase: seed", "phase: sed"))],
        /invalid-value .*x\.yaml:\d+ phase/,
      ],
      [
        "a lock that is wrong",
        () => {
          write(
            "dev.lock.yaml",
            sampleText("dev.lock").replace("environment: dev", "environment: x"),
          );
          return ["--fleet", weakFleet()];
        },
        /lock-environment/,
      ],
      [
        "a stack that there is not",
        () => ["--fleet", "dev", "--stack", "dev.x"],
        /stack-unknown --stack dev\.x.*\n.*dev\.database/,
      ],
      [
        "a file of settings that is not there",
        () => ["--fleet", "dev", "--config", at("none.json")],
        /policy-file --config \S+none\.json: there is no such file/,
      ],
      [
        "settings that are no JSON",
        () => ["--fleet", "dev", "--config", write("c.json", "all: off")],
        /policy-file --config \S+c\.json: \S.*\n {2}next: name a readable JSON file/,
      ],
      [
        "settings that are wrong, each with its key",
        () => [
          ...["--fleet", "dev", "--config"],
          write("c.json", JSON.stringify({ all: "off", [ROTATION]: { day: 3 } })),
        ],
        /policy-config \S+c\.json all: is not one of [^]*policy-config \S+c\.json aws-kms-key-rotation\.day: is no setting of it/,
      ],
      [
        "a baseline that is not there",
        () => ["--fleet", "dev", "--baseline", at("none.json")],
        /policy-file --baseline \S+none\.json: there is no such file/,
      ],
      [
        "a baseline that is none",
        () => [
          "--fleet",
          "dev",
          "--baseline",
          write("b.json", '{"formatVersion":1,"findings":[{}]}'),
        ],
        /policy-file \S+b\.json findings\.0\.policy: .*\n {2}next: write it again with --write-baseline/,
      ],
      [
        "a place for the report that cannot be written",
        () => ["--fleet", "dev", "--stack", "dev.foundation", "--out", folder],
        /out-unusable --out /,
      ],
      [
        "a place for the baseline that cannot be written",
        () => ["--fleet", "dev", "--stack", "dev.foundation", "--write-baseline", folder],
        /out-unusable --write-baseline /,
      ],
    ];
    for (const [what, args, message] of REFUSED) {
      it(what, async () => {
        const { code, out, err } = await policy(args());
        expect(code).to.equal(4);
        expect(out).to.equal("");
        expect(err).to.match(message);
        expect(err).not.to.match(/\n\s+at .+:\d+:\d+/);
      });
    }

    it("as a process too", () => {
      const { code, out, err } = typed(FLEET, ["policy", "--fleet", "prodd"]);
      expect([code, out]).to.deep.equal([4, ""]);
      expect(err).to.match(/fleet-unknown/);
    });
  });

  it("names every flag, exit code and format of its documentation, and no other", async () => {
    const { code, out } = await policy(["--help"]);
    expect(code).to.equal(0);
    const section = textOf("docs/policy.md").split("## `npm run fleet -- policy`")[1] ?? "";
    const rows = [...section.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
    const own = [...out.matchAll(/^ +(?:-h, )?(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
    expect(own.filter((flag) => flag !== "--help").sort()).to.deep.equal(rows.sort());
  });

  describe("beside npm start", () => {
    it("which ends with 3 and prints the summary and what stops a preview", () => {
      const { code, out, err } = typed(PLAN, ["--fleet", weakFleet(), "--out", at("out")]);
      expect(err).to.equal("");
      expect(code).to.equal(3);
      expect(out).to.match(/\nPolicy: \d+ rules over \d+ resources of 5 stacks\n/);
      expect(out).to.match(/\n {2}findings: 0 critical, 0 high, 1 medium, \d+ low\n/);
      expect(out).to.match(
        /\n {2}medium mongodbatlas-advanced-cluster-version .*\n {4}why: .*\n {4}fix: .*\n/,
      );
      expect(out).not.to.match(/\n {2}low /);
      expect(out).to.contain("\n  the advice, and all else: npm run fleet -- policy\n");
      expect(out).to.contain("mend the findings of policies above: a preview stops at each");
      const plan = JSON.parse(read("out/plan.json")) as {
        policy: { findings: Record<string, number> };
      };
      expect(plan.policy.findings).to.include({ critical: 0, high: 0, medium: 1 });
    });

    it("which ends with 0 while an exemption holds, and with 3 after", () => {
      const fleet = weakFleet(exemption());
      const held = typed(PLAN, ["--fleet", fleet]);
      expect(held.code).to.equal(0);
      expect(held.out).to.contain(`suppressed until 2026-12-31 (OPS-12, platform) ${VERSION} `);
      expect(held.out).not.to.contain("exemption-expired");
      const ended = typed(PLAN, ["--fleet", fleet], "2027-01-01T00:00:00Z");
      expect(ended.code).to.equal(3);
      expect(ended.out).to.contain("exemption has expired, its findings are back");
      expect(ended.out).to.match(
        /warning exemption-expired \S+dev\.yaml:\d+ exemptions\[0\]\.expires/,
      );
    });
  });
});
