export type Edit = readonly [from: string, to: string];

/** One way to break a fleet: the code expected, the edits, the key path, and text of the line to be named. */
export interface RuleCase {
  readonly code: string;
  readonly edits: readonly Edit[];
  readonly path: string;
  /** Text of the expected line. */
  readonly line: string;
  /** Lines below it, where the text itself stands twice. */
  readonly below: number;
}

const of = (code: string, path: string, line: string, ...edits: Edit[]): RuleCase => ({
  code,
  edits,
  path,
  line,
  below: 0,
});
const below = (lines: number, entry: RuleCase): RuleCase => ({ ...entry, below: lines });

const EU_ROW = "  - { region: eu-central-1, ordinal: 1, residency: eu }";
const rowWith = (text: string): Edit => [
  EU_ROW,
  `  - { region: eu-central-1, ordinal: 1, residency: eu, ${text} }`,
];
const AMERICA = "[us-east-1, us-east-2, us-west-2]";
const ALONE: Edit = [AMERICA, "[us-east-1]"];
const NO_OBJECTIVES: Edit = ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""];
const OTHER_CELL = "state: serving, share: 128";
const DEPLOYER = '{ cidrs: ["203.0.113.0/24"] }';
const launches = (rows: string): Edit => ["limits: {}", `limits: {}\nlaunches: [${rows}]`];
/** An exemption on one line below the line of its key, in which texts are replaced. */
const exemption = (...edits: Edit[]): Edit => {
  const row =
    '{ policy: aws-lb-load-balancer-access-logs, urn: "urn:pulumi:fleet.*::worldcell::*LoadBalancer::*", reason: "Access logs are not worth their bucket.", owner: platform, ticket: OPS-12, expires: 2001-03-31 }';
  const changed = edits.reduce((text, [from, to]) => text.replace(from, to), row);
  return ["limits: {}", `limits: {}\nexemptions:\n  - ${changed}`];
};
const EIGHT_ZONES = Array.from(
  { length: 8 },
  (_, index) =>
    `  - { zone: z${String(index)}, ordinal: ${String(index + 2)}, residency: eu, location: X${String.fromCharCode(65 + index)}, electable: [eu-west-1], recovery: eu-west-3 }\n`,
).join("");

/** Every code that the fleet's text can cause, applied to `VALID_FLEET`. */
// prettier-ignore
export const RULE_CASES: readonly RuleCase[] = [
  of("unknown-key", "phaze", "phaze", ["phase: launch", "phase: launch\nphaze: seed"]),
  of("unknown-key", "regions[0].cell.shares", "shares: 255", ["share: 255", "shares: 255"]),
  of("unknown-key", "objectives.transaction", "objectives", ["{ transactions:", "{ transaction:"]),
  of("unknown-key", "deployer.inVpc", "deployer", ['cidrs: ["203.0.113.0/24"]', 'cidrs: ["203.0.113.0/24"], inVpc: true']),
  of("missing-key", "phase", "game", ["phase: launch\n", ""]),
  of("missing-key", "regions[3].ordinal", "- region: us-east-1", ["    ordinal: 3\n", ""]),
  of("wrong-type", "dnssec", "dnssec", ["phase: launch", "phase: launch\ndnssec: 3"]),
  of("wrong-type", "account", "account", ['account: "123456789012"', "account: 123456789012"]),
  of("wrong-type", "network", "network", ["network: { base: 10.16.0.0/12, reserved: [10.0.0.0/16] }", "network: none"]),
  of("wrong-type", "zones[1].shards", "shards: 2.5", ["shards: 2", "shards: 2.5"]),
  of("invalid-value", "regions[0].cell.state", "servng", ["state: serving\n", "state: servng\n"]),
  of("invalid-format", "domain", "domain", ["domain: tiny.example", "domain: Tiny.example"]),
  of("out-of-range", "zones[1].shards", "shards: 0", ["shards: 2", "shards: 0"]),
  of("unknown-region", "control", "control", ["control: eu-north-1", "control: eu-north-9"]),
  of("unknown-region", "zones[0].electable[0]", "eu_west_1", ["[eu-west-1, eu-central-1,", "[eu_west_1, eu-central-1,"]),
  of("unknown-region", "zones[0].readOnly.Paris", "Paris", ["readOnly: {}", "readOnly: { Paris: 1 }"]),
  of("unknown-region", "regions[0].cell.evacuateTo", "evacuateTo", ["evacuateTo: us-east-1", "evacuateTo: us-east-7"]),
  of("unknown-region", "owns.regions[0]", "owns", ["regions: all", "regions: [eu-west-8]"]),
  of("unknown-region", "witness[1]", "witness", ["us-east-2]\nphase", "us-east-3]\nphase"]),
  of("atlas-region", "regions[5].region", "us-gov-west-1", ["region: us-west-2,", "region: us-gov-west-1,"]),
  of("region-duplicate", "regions[2].region", "ordinal: 2", ["region: eu-west-3, ordinal: 2", "region: eu-central-1, ordinal: 2"]),
  below(1, of("zone-duplicate", "zones[1].zone", "    recovery: eu-central-1", ["zone: america\n", "zone: europe\n"])),
  of("ordinal-duplicate", "regions[5].ordinal", "us-west-2, ordinal", ["ordinal: 5", "ordinal: 4"]),
  below(1, of("ordinal-duplicate", "zones[1].ordinal", "zone: america", ["zone: america\n    ordinal: 1", "zone: america\n    ordinal: 0"])),
  below(3, of("location-duplicate", "zones[1].location", "zone: america", ["US-VA", "IE"])),
  of("name-clash", "environment", "environment", ["environment: fleet", "environment: global"]),
  of("name-clash", "zones[1].zone", "zone: global", ["zone: america\n", "zone: global\n"]),
  of("unknown-zone", "regions[3].cell.zone", "amerika", ["zone: america, state", "zone: amerika, state"]),
  of("control-region", "control", "control", ["control: eu-north-1", "control: us-east-1"]),
  of("environment-file", "environment", "environment", ["environment: fleet", "environment: prod"]),
  of("electable-count", "zones[1].electable", "[us-east-1, us-east-2]", [AMERICA, "[us-east-1, us-east-2]"]),
  of("electable-count", "zones[1].electable", "us-west-1", [AMERICA, "[us-east-1, us-east-2, us-west-2, us-west-1]"]),
  of("electable-count", "zones[1].electable", "electable: []", [AMERICA, "[]"]),
  of("electable-duplicate", "zones[1].electable[2]", "us-east-2, us-east-2]", ["us-east-2, us-west-2]", "us-east-2, us-east-2]"]),
  of("listed-without-row", "zones[1].electable[2]", "us-west-1]", ["us-east-2, us-west-2]", "us-east-2, us-west-1]"]),
  of("listed-without-row", "zones[0].readOnly.eu-south-1", "readOnly", ["readOnly: {}", "readOnly: { eu-south-1: 1 }"]),
  of("outside-residency", "zones[1].electable[2]", "us-east-2, eu-west-3]", ["us-east-2, us-west-2]", "us-east-2, eu-west-3]"]),
  of("outside-residency", "zones[0].readOnly.us-west-2", "readOnly", ["readOnly: {}", "readOnly: { us-west-2: 1 }"]),
  of("recovery-home", "zones[1].recovery", "recovery: us-east-1", ["recovery: us-east-2", "recovery: us-east-1"]),
  of("recovery-residency", "zones[1].recovery", "recovery: eu-west-3", ["recovery: us-east-2", "recovery: eu-west-3"]),
  of("recovery-without-row", "zones[1].recovery", "recovery: us-west-1", ["recovery: us-east-2", "recovery: us-west-1"]),
  of("recovery-missing", "zones[1].recovery", "zone: america", ["    recovery: us-east-2\n", ""]),
  of("cell-residency", "regions[3].cell.zone", "zone: europe, state", ["zone: america, state", "zone: europe, state"]),
  of("cell-nodes", "regions[1].cell", "region: eu-central-1", rowWith("cell: { zone: europe, state: provisioned, share: 1 }"), ["[eu-west-1, eu-central-1, eu-west-3]", "[eu-west-1, eu-west-3, eu-central-1]"]),
  of("share-range", "regions[0].cell.share", "share: 256", ["share: 255", "share: 256"]),
  of("share-range", "regions[0].cell.share", "share: -1", ["share: 255", "share: -1"]),
  of("share-range", "regions[0].cell.share", "share: 1.5", ["share: 255", "share: 1.5"]),
  of("share-missing", "regions[0].cell.share", "    cell:", ["      share: 255\n", ""]),
  of("all-shares-zero", "regions[0].cell.share", "      share: 0", ["share: 255", "share: 0"], ["share: 128", "share: 0"]),
  of("evacuate-self", "regions[0].cell.evacuateTo", "evacuateTo", ["evacuateTo: us-east-1", "evacuateTo: eu-west-1"]),
  of("evacuate-unknown", "regions[0].cell.evacuateTo", "evacuateTo", ["evacuateTo: us-east-1", "evacuateTo: us-east-2"]),
  of("evacuate-state", "regions[0].cell.evacuateTo", "evacuateTo", [OTHER_CELL, "state: provisioned, share: 128"]),
  of("evacuate-residency", "regions[0].cell.evacuateTo", "evacuateTo", ["      acrossResidency: accepted\n", ""]),
  of("schema-cell", "schemaCell", "schemaCell", ["schemaCell: eu-west-1", "schemaCell: eu-west-3"]),
  of("schema-cell", "schemaCell", "schemaCell", ["schemaCell: eu-west-1", "schemaCell: us-east-1"], [OTHER_CELL, "state: planned"]),
  of("witness-missing", "witness", "witness", ["witness: [eu-west-3, us-east-2]", "witness: [eu-west-1]"]),
  of("cidr-invalid", "network.base", "network", ["10.16.0.0/12", "10.300.0.0/12"]),
  of("cidr-invalid", "network.reserved[0]", "network", ["[10.0.0.0/16]", "[10.0.0.0/33]"]),
  of("cidr-invalid", "deployer.cidrs[0]", "deployer", ["203.0.113.0/24", "203.0.313.0/24"]),
  of("cidr-not-private", "network.base", "network", ["10.16.0.0/12", "11.0.0.0/12"]),
  of("cidr-not-private", "regions[1].cidr", "172.32", rowWith("cidr: 172.32.0.0/16")),
  of("cidr-misaligned", "network.base", "network", ["10.16.0.0/12", "10.17.0.0/12"]),
  of("cidr-size", "regions[1].cidr", "10.64", rowWith("cidr: 10.64.0.0/17")),
  of("cidr-size", "network.base", "network", ["10.16.0.0/12", "10.16.0.0/20"]),
  of("cidr-clash", "regions[1].cidr", "ordinal: 1, residency", rowWith("cidr: 10.0.0.0/16")),
  of("cidr-clash", "regions[5].cidr", "ordinal: 5", rowWith("cidr: 10.30.0.0/16"), ["ordinal: 5,", "ordinal: 5, cidr: 10.30.0.0/16,"]),
  of("base-too-small", "network.base", "network", ["10.16.0.0/12", "10.16.0.0/14"]),
  of("availability-zone", "regions[1].availabilityZones[0]", "euw1-az1", rowWith("availabilityZones: [euw1-az1, euc1-az2]")),
  of("availability-zone", "regions[4].availabilityZones[1]", "use2-az1", ["region: us-east-2,", "region: us-east-2, availabilityZones: [use2-az1, use2-az1],"]),
  of("availability-zone", "regions[3].availabilityZones[0]", "use1-az3", ["    ordinal: 3\n", "    ordinal: 3\n    availabilityZones: [use1-az3, use1-az1]\n"]),
  of("no-deployer", "deployer", "game", [`deployer: ${DEPLOYER}\n`, ""]),
  of("no-deployer", "deployer", "deployer", ['["203.0.113.0/24"]', "[]"]),
  of("no-deployer", "deployer", "deployer", [DEPLOYER, "{}"]),
  of("no-deployer", "deployer", "deployer", [DEPLOYER, "null"]),
  of("deployer-open", "deployer.cidrs[0]", "deployer", ["203.0.113.0/24", "0.0.0.0/0"]),
  of("limit-unknown", "limits.atlasShard", "limits", ["limits: {}", "limits: { atlasShard: 40 }"]),
  of("limit-zones", "zones", "zones:", ["regions:\n  - region", `${EIGHT_ZONES}regions:\n  - region`]),
  of("limit-shards", "zones", "zones:", ["shards: 2", "shards: 30"]),
  of("limit-nodes", "zones", "zones:", ["readOnly: {}", "readOnly: { eu-west-3: 49 }"], ["shards: 1", "shards: 3"]),
  of("limit-namespaces", "", "game", ["limits: {}", "limits: { atlasNamespaces: 1 }"]),
  of("limit-database-users", "", "game", ["limits: {}", "limits: { atlasDatabaseUsers: 4 }"]),
  of("limit-private-endpoint-targets", "zones", "zones:", ["readOnly: {}", "readOnly: { eu-west-1: 50 }"]),
  of("objective-unreachable", "objectives.transactions.rpo", "objectives", ALONE),
  of("objective-unreachable", "objectives.transactions.rto", "objectives", ["rto: 5m", "rto: 30s"]),
  of("players-peak", "regions[3].cell.players.peak", "share: 128", ["share: 128 }", "share: 128, players: { daily: 5, peak: 6 } }"]),
  of("out-of-range", "regions[3].cell.players.daily", "share: 128", ["share: 128 }", "share: 128, players: { daily: 0, peak: 0 } }"]),
  of("out-of-range", "launches[0].factor", "launches", launches('{ at: "2999-01-01T18:00:00Z", factor: 0.5, hours: 4 }')),
  of("out-of-range", "launches[0].hours", "launches", launches('{ at: "2999-01-01T18:00:00Z", factor: 2, hours: 337 }')),
  of("invalid-format", "launches[0].at", "launches", launches('{ at: "2999-01-01 18:00", factor: 2, hours: 4 }')),
  of("invalid-format", "launches[0].at", "launches", launches('{ at: "2999-02-30T18:00:00Z", factor: 2, hours: 4 }')),
  of("launch-past", "launches[0].at", "launches", launches('{ at: "2001-01-01T18:00:00Z", factor: 2, hours: 4 }')),
  of("launch-region", "launches[0].regions[0]", "launches", launches('{ at: "2999-01-01T18:00:00Z", factor: 2, hours: 4, regions: [eu-central-1] }')),
  of("launch-not-serving", "launches[0].regions[0]", "launches", launches('{ at: "2999-01-01T18:00:00Z", factor: 2, hours: 4, regions: [eu-central-1] }'), rowWith("cell: { zone: europe, state: planned }")),
  of("launch-near", "launches[1].at", "launches", launches('{ at: "2999-01-01T18:00:00Z", factor: 2, hours: 4 }, { at: "2999-01-02T00:59:00Z", factor: 2, hours: 4, regions: [us-east-1] }')),
  of("exemption-too-long", "exemptions[0].expires", "policy: aws-lb", exemption(["2001-03-31", "2999-03-31"])),
  of("exemption-expired", "exemptions[0].expires", "policy: aws-lb", exemption()),
  of("missing-key", "exemptions[0].owner", "policy: aws-lb", exemption(["owner: platform, ", ""])),
  of("missing-key", "exemptions[0].ticket", "policy: aws-lb", exemption(["ticket: OPS-12, ", ""])),
  of("missing-key", "exemptions[0].expires", "policy: aws-lb", exemption([", expires: 2001-03-31", ""])),
  of("unknown-key", "exemptions[0].until", "until", exemption(["expires: 2001-03-31", "until: 2001-03-31"])),
  of("out-of-range", "exemptions[0].reason", "because", exemption(["Access logs are not worth their bucket.", "because"])),
  of("wrong-type", "exemptions[0].owner", "owner: 7", exemption(["owner: platform", "owner: 7"])),
  of("invalid-format", "exemptions[0].policy", "Load", exemption(["aws-lb-load-balancer-access-logs", "Load balancers"])),
  of("invalid-format", "exemptions[0].urn", "urn: all", exemption(['"urn:pulumi:fleet.*::worldcell::*LoadBalancer::*"', "all"])),
  of("invalid-format", "exemptions[0].urn", "* LoadBalancer", exemption(["*LoadBalancer", "* LoadBalancer"])),
  of("invalid-format", "exemptions[0].expires", "31 March", exemption(["2001-03-31", "31 March 2001"])),
  of("invalid-format", "exemptions[0].expires", "2001-02-30", exemption(["2001-03-31", "2001-02-30"])),
  of("wrong-type", "exemptions", "exemptions: none", ["limits: {}", "limits: {}\nexemptions: none"]),
  of("image-unreleased", "images.service", "service: unreleased", [`tiny/service@sha256:${"0".repeat(64)}`, "unreleased"]),
  of("one-region-zone", "zones[1].electable", "[us-east-1]", ALONE, NO_OBJECTIVES),
  of("recovery-absent", "zones[1].recovery", "zone: america", ALONE, NO_OBJECTIVES, ["    recovery: us-east-2\n", ""]),
  of("evacuate-across-residency", "regions[0].cell.evacuateTo", "evacuateTo"),
  of("share-unused", "regions[1].cell.share", "ordinal: 1, residency", rowWith("cell: { zone: europe, state: planned, share: 1 }")),
];
