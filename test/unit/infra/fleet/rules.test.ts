import { expect } from "chai";
import { FINDING_RULES } from "../../../../infra/fleet/codes";
import { evaluate, type Evaluation } from "../../../../infra/fleet/evaluate";
import { type Edit, RULE_CASES } from "../../../support/fleet-cases";
import { edited, lineWith, VALID_FLEET } from "../../../support/fleet-text";

const NAMESPACES = ["players", "sessions"].map((collection) => ({
  database: "game",
  collection,
  shardKey: "playerId",
  hashed: true,
}));

function evaluated(text: string): Evaluation {
  return evaluate({
    fleet: { file: "fleet.yaml", content: text },
    lockFile: "fleet.lock.yaml",
    withoutLock: "warning",
    namespaces: NAMESPACES,
    fileName: "fleet",
  });
}

const errorsOf = (text: string) =>
  evaluated(text)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

describe("the rules of the fleet", () => {
  it("find nothing but a missing lock and the accepted evacuation in a valid fleet", () => {
    const { findings, fleet } = evaluated(VALID_FLEET);
    expect(findings.map(({ code }) => code)).to.have.members([
      "no-lock",
      "evacuate-across-residency",
    ]);
    expect(fleet?.regions).to.have.length(6);
  });

  it("report everything at once, also beside required values of another type or form", () => {
    const text = edited(
      VALID_FLEET,
      ['account: "123456789012"', "account: 5"],
      ["location: IE", "location: ie"],
      ["[us-east-1, us-east-2, us-west-2]", "[us-east-1, us-east-2]"],
      ["evacuateTo: us-east-1", "evacuateTo: eu-west-1"],
    );
    expect(errorsOf(text)).to.include.members([
      "wrong-type",
      "invalid-format",
      "electable-count",
      "evacuate-self",
    ]);
  });

  for (const { code, edits, path, line, below } of RULE_CASES) {
    const edit = edits
      .map(([from, to]) => (to === "" ? `no ${from.trim()}` : to.trim()))
      .join("; ");
    it(`report ${code} at ${path === "" ? "the file" : path}: ${edit.slice(0, 60)}`, () => {
      const text = edited(VALID_FLEET, ...edits);
      const { findings, fleet } = evaluated(text);
      const places = findings
        .filter((finding) => finding.code === code)
        .map((finding) => `${finding.where} ${finding.path}`);
      const expected = `fleet.yaml:${String(lineWith(text, line) + below)} ${path}`;
      expect(places, JSON.stringify(findings, null, 1)).to.include(expected);
      const error = FINDING_RULES[code as keyof typeof FINDING_RULES].severity === "error";
      expect(fleet === undefined).to.equal(error);
    });
  }

  it("each have a case, as far as the text of a fleet can break them", () => {
    const cases = new Set(RULE_CASES.map(({ code }) => code));
    const fromText = Object.entries(FINDING_RULES).filter(([, rule]) => rule.cause === "fleet");
    expect(fromText.map(([code]) => code).filter((code) => !cases.has(code))).to.deep.equal([]);
  });

  it("report every error of one file at once, those of shape and those of meaning", () => {
    const text = edited(
      VALID_FLEET,
      ["share: 255", "share: 300"],
      ["phase: launch", "phase: launch\nphaze: seed"],
      ["control: eu-north-1", "control: us-east-1"],
      ["US-VA", "IE"],
    );
    expect(errorsOf(text)).to.have.members([
      "unknown-key",
      "share-range",
      "control-region",
      "location-duplicate",
    ]);
  });

  it("suggest the name that was meant, for keys, regions, zones and states", () => {
    const message = (...edits: Edit[]) =>
      evaluated(edited(VALID_FLEET, ...edits))
        .findings.map((finding) => finding.message)
        .join("\n");
    expect(message(["phase: launch", "phase: launch\nphaze: seed"])).to.contain(
      'did you mean "phase"?',
    );
    expect(message(["control: eu-north-1", "control: eu_north_1"])).to.contain(
      'did you mean "eu-north-1"?',
    );
    expect(message(["zone: america, state", "zone: amerika, state"])).to.contain(
      'did you mean "america"?',
    );
    expect(message(["state: serving\n", "state: servng\n"])).to.contain('did you mean "serving"?');
  });

  it("name the nearest reachable objective", () => {
    const { findings } = evaluated(edited(VALID_FLEET, ["rto: 5m", "rto: 30s"]));
    expect(findings.map(({ message }) => message).join()).to.match(
      /nearest reachable is rpo 0s, rto \d+[smhd]/,
    );
  });

  it("let an exemption end today, and 180 days from today, and not a day outside", () => {
    const codes = (expires: string) =>
      evaluated(
        edited(VALID_FLEET, [
          "limits: {}",
          `exemptions: [{ policy: fleet-alarms, urn: "urn:pulumi:*", reason: "Moved to another place soon.", owner: platform, ticket: OPS-1, expires: ${expires} }]`,
        ]),
      )
        .findings.map(({ code }) => code)
        .filter((code) => code.startsWith("exemption"));
    const before = process.env.WORLDCELL_NOW;
    process.env.WORLDCELL_NOW = "2026-12-01T23:30:00Z";
    try {
      expect(codes("2026-11-30")).to.deep.equal(["exemption-expired"]);
      expect(codes("2026-12-01")).to.deep.equal([]);
      expect(codes("2027-05-30")).to.deep.equal([]);
      expect(codes("2027-05-31")).to.deep.equal(["exemption-too-long"]);
    } finally {
      if (before === undefined) delete process.env.WORLDCELL_NOW;
      else process.env.WORLDCELL_NOW = before;
    }
  });

  it("hold limits of multi-region clusters against those only", () => {
    const limited = edited(VALID_FLEET, ["limits: {}", "limits: { atlasShards: 2 }"]);
    expect(errorsOf(limited)).to.deep.equal(["limit-shards"]);
    const zone = limited.slice(limited.indexOf("  - zone: america"), limited.indexOf("regions:\n"));
    const alone = edited(
      limited,
      [zone, ""],
      ["[eu-west-1, eu-central-1, eu-west-3]", "[eu-west-1]"],
      ["shards: 1", "shards: 3"],
      ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""],
      ["\n    cell: { zone: america, state: serving, share: 128 }", ""],
    );
    expect(errorsOf(alone)).to.deep.equal([]);
  });

  it("give the same fleet, whatever the order of keys and rows", () => {
    const [game = "", environment = "", domain = "", ...rest] = VALID_FLEET.split("\n");
    const rows = rest.slice(-3, -1);
    const shuffled = [domain, environment, game, ...rest.slice(0, -3), ...rows.reverse(), ""];
    const { fleet } = evaluated(shuffled.join("\n"));
    expect(fleet).to.deep.equal(evaluated(VALID_FLEET).fleet);
    expect(JSON.stringify(fleet?.regions)).to.equal(
      JSON.stringify(evaluated(VALID_FLEET).fleet?.regions),
    );
  });
});
