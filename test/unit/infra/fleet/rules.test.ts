import { expect } from "chai";
import { FINDING_RULES } from "../../../../infra/fleet/codes";
import { evaluate, type Evaluation } from "../../../../infra/fleet/evaluate";
import { edited, lineWith, VALID_FLEET } from "../../../support/fleet-text";

type Edit = readonly [from: string, to: string];

/** Code, edits of the valid fleet, expected key path, and text of the line that must be named. */
type Case = readonly [code: string, edits: readonly Edit[], path: string, line: string];

const EU_ROW = "  - { region: eu-central-1, ordinal: 1, residency: eu }";
const rowWith = (text: string): Edit => [
  EU_ROW,
  `  - { region: eu-central-1, ordinal: 1, residency: eu, ${text} }`,
];
const BOTH_ZERO: Edit[] = [
  ["share: 255", "share: 0"],
  ["share: 128", "share: 0"],
];
const TEN_ZONES = Array.from(
  { length: 8 },
  (_, index) =>
    `  - { zone: z${String(index)}, ordinal: ${String(index + 2)}, residency: eu, location: X${String.fromCharCode(65 + index)}, electable: [eu-west-1], recovery: eu-west-3 }\n`,
).join("");
const ONE_REGION: Edit[] = [["[us-east-1, us-east-2, us-west-2]", "[us-east-1]"]];

const CASES: readonly Case[] = [
  ["unknown-key", [["phase: launch", "phase: launch\nphaze: seed"]], "phaze", "phaze"],
  ["unknown-key", [["share: 255", "shares: 255"]], "regions[0].cell.shares", "shares: 255"],
  ["unknown-key", [["{ transactions:", "{ transaction:"]], "objectives.transaction", "objectives"],
  [
    "unknown-key",
    [['cidrs: ["203.0.113.0/24"]', 'cidrs: ["203.0.113.0/24"], inVpc: true']],
    "deployer.inVpc",
    "deployer",
  ],
  ["missing-key", [["phase: launch\n", ""]], "phase", "game"],
  ["missing-key", [["    ordinal: 3\n", ""]], "regions[3].ordinal", "- region: us-east-1"],
  ["wrong-type", [["phase: launch", "phase: launch\ndnssec: 3"]], "dnssec", "dnssec"],
  ["wrong-type", [['account: "123456789012"', "account: 123456789012"]], "account", "account"],
  [
    "wrong-type",
    [["network: { base: 10.16.0.0/12, reserved: [10.0.0.0/16] }", "network: none"]],
    "network",
    "network",
  ],
  ["wrong-type", [["shards: 2", "shards: 2.5"]], "zones[1].shards", "shards: 2.5"],
  ["invalid-value", [["state: serving\n", "state: servng\n"]], "regions[0].cell.state", "servng"],
  ["invalid-format", [["domain: tiny.example", "domain: Tiny.example"]], "domain", "domain"],
  ["out-of-range", [["shards: 2", "shards: 0"]], "zones[1].shards", "shards: 0"],
  ["unknown-region", [["control: eu-north-1", "control: eu-north-9"]], "control", "control"],
  [
    "unknown-region",
    [["[eu-west-1, eu-central-1,", "[eu_west_1, eu-central-1,"]],
    "zones[0].electable[0]",
    "eu_west_1",
  ],
  [
    "unknown-region",
    [["readOnly: {}", "readOnly: { Paris: 1 }"]],
    "zones[0].readOnly.Paris",
    "Paris",
  ],
  [
    "unknown-region",
    [["evacuateTo: us-east-1", "evacuateTo: us-east-7"]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  ["unknown-region", [["regions: all", "regions: [eu-west-8]"]], "owns.regions[0]", "owns"],
  [
    "atlas-region",
    [["region: us-west-2,", "region: us-gov-west-1,"]],
    "regions[5].region",
    "us-gov-west-1",
  ],
  [
    "region-duplicate",
    [["region: eu-west-3, ordinal: 2", "region: eu-central-1, ordinal: 2"]],
    "regions[2].region",
    "ordinal: 2",
  ],
  [
    "zone-duplicate",
    [["zone: america\n", "zone: europe\n"]],
    "zones[1].zone",
    "    recovery: eu-central-1",
  ],
  ["ordinal-duplicate", [["ordinal: 5", "ordinal: 4"]], "regions[5].ordinal", "us-west-2, ordinal"],
  [
    "ordinal-duplicate",
    [["zone: america\n    ordinal: 1", "zone: america\n    ordinal: 0"]],
    "zones[1].ordinal",
    "zone: america",
  ],
  ["location-duplicate", [["US-VA", "IE"]], "zones[1].location", "zone: america"],
  ["name-clash", [["environment: fleet", "environment: global"]], "environment", "environment"],
  ["name-clash", [["environment: fleet", "environment: tiny"]], "environment", "environment"],
  ["name-clash", [["zone: america\n", "zone: fleet\n"]], "zones[1].zone", "zone: fleet"],
  [
    "unknown-zone",
    [["zone: america, state", "zone: amerika, state"]],
    "regions[3].cell.zone",
    "amerika",
  ],
  ["control-region", [["control: eu-north-1", "control: us-east-1"]], "control", "control"],
  ["environment-file", [["environment: fleet", "environment: prod"]], "environment", "environment"],
  [
    "electable-count",
    [["[us-east-1, us-east-2, us-west-2]", "[us-east-1, us-east-2]"]],
    "zones[1].electable",
    "[us-east-1, us-east-2]",
  ],
  [
    "electable-count",
    [["[us-east-1, us-east-2, us-west-2]", "[us-east-1, us-east-2, us-west-2, us-west-1]"]],
    "zones[1].electable",
    "us-west-1",
  ],
  [
    "electable-count",
    [["[us-east-1, us-east-2, us-west-2]", "[]"]],
    "zones[1].electable",
    "electable: []",
  ],
  [
    "electable-duplicate",
    [["us-east-2, us-west-2]", "us-east-2, us-east-2]"]],
    "zones[1].electable[2]",
    "us-east-2, us-east-2]",
  ],
  [
    "listed-without-row",
    [["us-east-2, us-west-2]", "us-east-2, us-west-1]"]],
    "zones[1].electable[2]",
    "us-west-1]",
  ],
  [
    "listed-without-row",
    [["readOnly: {}", "readOnly: { eu-south-1: 1 }"]],
    "zones[0].readOnly.eu-south-1",
    "readOnly",
  ],
  [
    "outside-residency",
    [["us-east-2, us-west-2]", "us-east-2, eu-west-3]"]],
    "zones[1].electable[2]",
    "us-east-2, eu-west-3]",
  ],
  [
    "outside-residency",
    [["readOnly: {}", "readOnly: { us-west-2: 1 }"]],
    "zones[0].readOnly.us-west-2",
    "readOnly",
  ],
  [
    "recovery-home",
    [["recovery: us-east-2", "recovery: us-east-1"]],
    "zones[1].recovery",
    "recovery: us-east-1",
  ],
  [
    "recovery-residency",
    [["recovery: us-east-2", "recovery: eu-west-3"]],
    "zones[1].recovery",
    "recovery: eu-west-3",
  ],
  [
    "recovery-without-row",
    [["recovery: us-east-2", "recovery: us-west-1"]],
    "zones[1].recovery",
    "recovery: us-west-1",
  ],
  ["recovery-missing", [["    recovery: us-east-2\n", ""]], "zones[1].recovery", "zone: america"],
  [
    "cell-residency",
    [["zone: america, state", "zone: europe, state"]],
    "regions[3].cell.zone",
    "zone: europe, state",
  ],
  [
    "cell-nodes",
    [
      rowWith("cell: { zone: europe, state: provisioned, share: 1 }"),
      ["[eu-west-1, eu-central-1, eu-west-3]", "[eu-west-1, eu-west-3, eu-central-1]"],
    ],
    "regions[1].cell",
    "region: eu-central-1",
  ],
  ["share-range", [["share: 255", "share: 256"]], "regions[0].cell.share", "share: 256"],
  ["share-range", [["share: 255", "share: -1"]], "regions[0].cell.share", "share: -1"],
  ["share-range", [["share: 255", "share: 1.5"]], "regions[0].cell.share", "share: 1.5"],
  ["share-missing", [["      share: 255\n", ""]], "regions[0].cell.share", "    cell:"],
  ["all-shares-zero", BOTH_ZERO, "regions[0].cell.share", "      share: 0"],
  [
    "evacuate-self",
    [["evacuateTo: us-east-1", "evacuateTo: eu-west-1"]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  [
    "evacuate-unknown",
    [["evacuateTo: us-east-1", "evacuateTo: us-east-2"]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  [
    "evacuate-state",
    [["state: serving, share: 128", "state: provisioned, share: 128"]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  [
    "evacuate-residency",
    [["      acrossResidency: accepted\n", ""]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  ["schema-cell", [["schemaCell: eu-west-1", "schemaCell: eu-west-3"]], "schemaCell", "schemaCell"],
  [
    "schema-cell",
    [
      ["schemaCell: eu-west-1", "schemaCell: us-east-1"],
      ["state: serving, share: 128", "state: planned"],
    ],
    "schemaCell",
    "schemaCell",
  ],
  [
    "witness-missing",
    [["witness: [eu-west-3, us-east-2]", "witness: [eu-west-1]"]],
    "witness",
    "witness",
  ],
  ["cidr-invalid", [["10.16.0.0/12", "10.300.0.0/12"]], "network.base", "network"],
  ["cidr-invalid", [["[10.0.0.0/16]", "[10.0.0.0/33]"]], "network.reserved[0]", "network"],
  ["cidr-not-private", [["10.16.0.0/12", "11.0.0.0/12"]], "network.base", "network"],
  ["cidr-not-private", [rowWith("cidr: 172.32.0.0/16")], "regions[1].cidr", "172.32"],
  ["cidr-misaligned", [["10.16.0.0/12", "10.17.0.0/12"]], "network.base", "network"],
  ["cidr-size", [rowWith("cidr: 10.64.0.0/17")], "regions[1].cidr", "10.64"],
  ["cidr-size", [["10.16.0.0/12", "10.16.0.0/20"]], "network.base", "network"],
  ["cidr-clash", [rowWith("cidr: 10.0.0.0/16")], "regions[1].cidr", "ordinal: 1, residency"],
  [
    "cidr-clash",
    [rowWith("cidr: 10.30.0.0/16"), ["ordinal: 5,", "ordinal: 5, cidr: 10.30.0.0/16,"]],
    "regions[5].cidr",
    "ordinal: 5",
  ],
  ["base-too-small", [["10.16.0.0/12", "10.16.0.0/14"]], "network.base", "network"],
  [
    "availability-zone",
    [rowWith("availabilityZones: [euw1-az1, euc1-az2]")],
    "regions[1].availabilityZones[0]",
    "euw1-az1",
  ],
  [
    "availability-zone",
    [["region: us-east-2,", "region: us-east-2, availabilityZones: [use2-az1, use2-az1],"]],
    "regions[4].availabilityZones[1]",
    "use2-az1",
  ],
  [
    "availability-zone",
    [["    ordinal: 3\n", "    ordinal: 3\n    availabilityZones: [use1-az3, use1-az1]\n"]],
    "regions[3].availabilityZones[0]",
    "use1-az3",
  ],
  ["no-deployer", [['deployer: { cidrs: ["203.0.113.0/24"] }\n', ""]], "deployer", "game"],
  ["no-deployer", [['["203.0.113.0/24"]', "[]"]], "deployer", "deployer"],
  ["no-deployer", [['{ cidrs: ["203.0.113.0/24"] }', "{}"]], "deployer", "deployer"],
  ["no-deployer", [['{ cidrs: ["203.0.113.0/24"] }', "null"]], "deployer", "deployer"],
  ["deployer-open", [["203.0.113.0/24", "0.0.0.0/0"]], "deployer.cidrs[0]", "deployer"],
  ["limit-unknown", [["limits: {}", "limits: { atlasShard: 40 }"]], "limits.atlasShard", "limits"],
  [
    "limit-zones",
    [["regions:\n  - region", `${TEN_ZONES}regions:\n  - region`]],
    "zones",
    "zones:",
  ],
  ["limit-shards", [["shards: 2", "shards: 30"]], "zones", "zones:"],
  [
    "limit-nodes",
    [
      ["readOnly: {}", "readOnly: { eu-west-3: 49 }"],
      ["shards: 1", "shards: 3"],
    ],
    "zones",
    "zones:",
  ],
  ["limit-namespaces", [["limits: {}", "limits: { atlasNamespaces: 1 }"]], "", "game"],
  [
    "limit-private-endpoint-targets",
    [["readOnly: {}", "readOnly: { eu-west-1: 50 }"]],
    "zones",
    "zones:",
  ],
  ["objective-unreachable", [...ONE_REGION], "objectives.transactions.rpo", "objectives"],
  ["objective-unreachable", [["rto: 5m", "rto: 30s"]], "objectives.transactions.rto", "objectives"],
  [
    "image-unreleased",
    [[`tiny/service@sha256:${"0".repeat(64)}`, "unreleased"]],
    "images.service",
    "service: unreleased",
  ],
  ["one-region-zone", [...ONE_REGION], "zones[1].electable", "[us-east-1]"],
  [
    "recovery-absent",
    [...ONE_REGION, ["    recovery: us-east-2\n", ""]],
    "zones[1].recovery",
    "zone: america",
  ],
  [
    "evacuate-across-residency",
    [["IE", "IE # as it stands"]],
    "regions[0].cell.evacuateTo",
    "evacuateTo",
  ],
  [
    "share-unused",
    [rowWith("cell: { zone: europe, state: planned, share: 1 }")],
    "regions[1].cell.share",
    "ordinal: 1, residency",
  ],
  [
    "state-start",
    [
      ["state: serving, share: 128", "state: draining, share: 128"],
      ["evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""],
    ].map(([from, to]): Edit => [from ?? "", to ?? ""]),
    "regions[3].cell.state",
    "draining",
  ],
];

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

describe("the rules of the fleet", () => {
  it("find nothing but a missing lock and the accepted evacuation in a valid fleet", () => {
    const { findings, fleet } = evaluated(VALID_FLEET);
    expect(findings.map(({ code }) => code)).to.have.members([
      "no-lock",
      "evacuate-across-residency",
    ]);
    expect(fleet?.regions).to.have.length(6);
  });

  for (const [code, edits, path, line] of CASES) {
    it(`report ${code} at ${path === "" ? "the file" : path} (${edits.map(([, to]) => to.trim().slice(0, 40)).join("; ")})`, () => {
      const text = edited(VALID_FLEET, ...edits);
      const { findings, fleet } = evaluated(text);
      const found = findings.filter((finding) => finding.code === code);
      expect(
        found.map((finding) => `${finding.where} ${finding.path}`),
        JSON.stringify(findings, null, 1),
      ).to.include(`fleet.yaml:${String(placeOf(text, line, path))} ${path}`);
      expect(found[0]?.severity).to.equal(
        FINDING_RULES[code as keyof typeof FINDING_RULES].severity,
      );
      if (found[0]?.severity === "error") expect(fleet).to.equal(undefined);
      else expect(fleet).to.not.equal(undefined);
    });
  }

  it("reports every error of one file at once, those of shape and those of meaning", () => {
    const text = edited(
      VALID_FLEET,
      ["share: 255", "share: 300"],
      ["phase: launch", "phase: launch\nphaze: seed"],
      ["control: eu-north-1", "control: us-east-1"],
      ["US-VA", "IE"],
    );
    const codes = evaluated(text)
      .findings.filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    expect(codes).to.have.members([
      "unknown-key",
      "share-range",
      "control-region",
      "location-duplicate",
    ]);
  });

  it("suggests the name that was meant, for keys, regions, zones and states", () => {
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

  it("names the nearest reachable objective", () => {
    const text = edited(VALID_FLEET, ["rto: 5m", "rto: 30s"]);
    expect(
      evaluated(text)
        .findings.map(({ message }) => message)
        .join(),
    ).to.match(/nearest reachable is rpo 0s, rto \d+/);
  });

  it("does not hold limits of multi-region clusters against a cluster in one region", () => {
    const one = edited(
      VALID_FLEET,
      ["[eu-west-1, eu-central-1, eu-west-3]", "[eu-west-1]"],
      ["shards: 1", "shards: 15"],
      ["limits: {}", "limits: { atlasShards: 5, atlasPrivateEndpointTargets: 90 }"],
      ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
    );
    const start = one.indexOf("  - zone: america");
    const alone = one.slice(0, start) + one.slice(one.indexOf("regions:\n  - region"));
    const text = edited(
      alone,
      [", evacuateTo", ""].length > 0
        ? ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""]
        : ["", ""],
      ["\n    cell: { zone: america, state: serving, share: 128 }", ""],
    );
    expect(evaluated(text).findings.filter(({ severity }) => severity === "error")).to.deep.equal(
      [],
    );
    const codes = evaluated(
      edited(VALID_FLEET, ["limits: {}", "limits: { atlasShards: 2 }"]),
    ).findings.map(({ code }) => code);
    expect(codes).to.include("limit-shards");
  });

  it("judges a fleet the same, whatever the order of its rows and keys", () => {
    const lines = VALID_FLEET.split("\n");
    const swapped = [...lines.slice(1, 3), lines[0], ...lines.slice(3)].join("\n");
    expect(evaluated(swapped).fleet).to.deep.equal(evaluated(VALID_FLEET).fleet);
  });
});

/** The line whose text the case names; duplicates of a row are meant at their second place. */
function placeOf(text: string, line: string, path: string): number {
  if (path === "zones[1].zone" && line.includes("recovery")) return lineWith(text, line) + 1;
  if (/^zones\[1\]\.(ordinal|location)$/.test(path))
    return lineWith(text, line) + (path.endsWith("ordinal") ? 1 : 3);
  return lineWith(text, line);
}
