import { expect } from "chai";
import fc from "fast-check";
import { acceptedLock } from "../../../../infra/fleet/derive";
import { evaluate, type Evaluation } from "../../../../infra/fleet/evaluate";
import { type Lock, type Namespace } from "../../../../infra/fleet/lock";
import { formatLock, readLock } from "../../../../infra/fleet/lock-file";
import { arbitraryValidFleetCase } from "../../../support/fleet-arbitrary";
import type { Edit } from "../../../support/fleet-cases";
import { edited, lineWith, VALID_FLEET } from "../../../support/fleet-text";

const PLAYERS: Namespace = {
  database: "game",
  collection: "players",
  shardKey: "playerId",
  hashed: true,
};

function run(
  text: string,
  lock?: string,
  append = false,
  namespaces: readonly Namespace[] = [PLAYERS],
): Evaluation {
  return evaluate({
    fleet: { file: "fleet.yaml", content: text },
    lockFile: "fleet.lock.yaml",
    ...(lock === undefined ? {} : { lock: { file: "fleet.lock.yaml", content: lock } }),
    withoutLock: append ? "append" : "error",
    namespaces,
  });
}

/** What `lock`, and `accept` if asked, write for a fleet. */
function locked(text: string, accept: boolean, before?: string): string {
  const { file, lock, findings } = run(text, before, true);
  if (file === undefined || lock === undefined) throw new Error(JSON.stringify(findings));
  return formatLock(accept ? acceptedLock(file, lock) : lock);
}

const LOCK = locked(VALID_FLEET, false);
const ACCEPTED = locked(VALID_FLEET, true);
const EU_ROW = "  - { region: eu-central-1, ordinal: 1, residency: eu }\n";
const US_CELL = "\n    cell: { zone: america, state: serving, share: 128 }";
const NO_EVACUATION: Edit = ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""];

function errors(evaluation: Evaluation): string[] {
  return evaluation.findings
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);
}

describe("the lock", () => {
  it("gives each region the next free /16 in ordinal order, around reserved ranges", () => {
    const text = edited(
      VALID_FLEET,
      ["[10.0.0.0/16]", "[10.17.128.0/17]"],
      ["region: us-east-2,", "region: us-east-2, cidr: 10.16.0.0/16,"],
    );
    const { lock } = run(text, undefined, true);
    const cidrs = Object.fromEntries(
      Object.entries(lock?.identity.regions ?? {}).map(([name, { cidr }]) => [name, cidr]),
    );
    expect(cidrs).to.deep.equal({
      "eu-west-1": "10.18.0.0/16",
      "eu-central-1": "10.19.0.0/16",
      "eu-west-3": "10.20.0.0/16",
      "us-east-1": "10.21.0.0/16",
      "us-east-2": "10.16.0.0/16",
      "us-west-2": "10.22.0.0/16",
    });
  });

  it("appends new shards behind all that exist", () => {
    const grown = edited(VALID_FLEET, ["shards: 1", "shards: 3"], ["shards: 2", "shards: 3"]);
    const { lock } = run(grown, LOCK, true);
    expect(lock?.identity.shards).to.deep.equal([
      "europe/0",
      "america/0",
      "america/1",
      "europe/1",
      "europe/2",
      "america/2",
    ]);
  });

  it("keeps the identity of a region whose row went, and gives it back", () => {
    const row = "  - { region: us-west-1, ordinal: 6, residency: us }\n";
    const more = locked(VALID_FLEET + row, false);
    const without = locked(VALID_FLEET, false, more);
    expect(without).to.equal(more);
    expect(run(VALID_FLEET + row, without).fleet?.regions.at(-1)?.cidr).to.equal("10.22.0.0/16");
  });

  it("is the same after a second run, and what it had stays, for any fleets in a row", () => {
    fc.assert(
      fc.property(arbitraryValidFleetCase, ({ text, lockText }) => {
        const first = locked(text, false, lockText);
        expect(locked(text, false, first)).to.equal(first);
        const before = lockText === undefined ? undefined : readLock(lockText, "x", undefined).lock;
        const after = readLock(first, "x", undefined).lock;
        if (before !== undefined && after !== undefined) expectGrown(before, after);
        expect(
          run(text, first).fleet?.shards.map(({ zone, index }) => `${zone}/${String(index)}`),
        ).to.deep.equal(after?.identity.shards);
      }),
      { numRuns: 150 },
    );
  });

  it("grows by a zone and by shards without moving anything, for any fleet", () => {
    fc.assert(
      fc.property(arbitraryValidFleetCase, fc.integer({ min: 1, max: 3 }), ({ fleet }, more) => {
        const text = JSON.stringify(fleet);
        const first = readLock(locked(text, false), "x", undefined).lock;
        const grown = {
          ...fleet,
          zones: fleet.zones.map((zone, index) =>
            index === 0 ? { ...zone, shards: (zone.shards ?? 1) + more } : zone,
          ),
          limits: {
            atlasNodesOutsideFirstRegion: 1000,
            atlasPrivateEndpointTargets: 1000,
            atlasShards: 1000,
          },
        };
        const second = readLock(
          locked(JSON.stringify(grown), false, locked(text, false)),
          "x",
          undefined,
        ).lock;
        if (first === undefined || second === undefined) throw new Error("no lock");
        expectGrown(first, second);
        expect(second.identity.shards).to.have.length(first.identity.shards.length + more);
      }),
      { numRuns: 100 },
    );
  });

  it("survives being written and read", () => {
    const { lock, findings } = readLock(ACCEPTED, "fleet.lock.yaml", "fleet");
    expect(findings).to.deep.equal([]);
    expect(lock === undefined ? "" : formatLock(lock)).to.equal(ACCEPTED);
    expect(run(VALID_FLEET, ACCEPTED).fleet?.accepted?.zones["europe"]).to.deep.equal({
      electable: ["eu-west-1", "eu-central-1", "eu-west-3"],
      readOnly: {},
      shards: 1,
      recovery: "eu-central-1",
    });
  });

  const REFUSED: readonly [
    what: string,
    lock: string,
    text: string,
    expected: string,
    namespaces?: Namespace[],
  ][] = [
    [
      "a region that it lacks",
      LOCK,
      `${VALID_FLEET}  - { region: us-west-1, ordinal: 6, residency: us }\n`,
      "lock-behind regions[6]",
    ],
    [
      "a shard that it lacks",
      LOCK,
      edited(VALID_FLEET, ["shards: 2", "shards: 3"]),
      "lock-behind zones[1].shards",
    ],
    [
      "a namespace that it lacks",
      LOCK,
      VALID_FLEET,
      "lock-behind ",
      [PLAYERS, { ...PLAYERS, collection: "items" }],
    ],
    [
      "a changed shard key",
      LOCK,
      VALID_FLEET,
      "shard-key-changed ",
      [{ ...PLAYERS, shardKey: "name" }],
    ],
    [
      "fewer shards",
      LOCK,
      edited(VALID_FLEET, ["shards: 2", "shards: 1"]),
      "fewer-shards zones[1].shards",
    ],
    [
      "a changed location",
      LOCK,
      edited(VALID_FLEET, ["US-VA", "US-OH"]),
      "location-changed zones[1].location",
    ],
    [
      "a removed zone",
      LOCK,
      edited(
        VALID_FLEET,
        ["zone: america\n    ordinal: 1", "zone: americas\n    ordinal: 2"],
        ["zone: america,", "zone: americas,"],
      ),
      "zone-removed zones",
    ],
    [
      "a reused region ordinal",
      LOCK,
      edited(
        VALID_FLEET,
        ["  - { region: us-west-2, ordinal: 5,", "  - { region: us-west-1, ordinal: 5,"],
        ["us-east-2, us-west-2]", "us-east-2, us-west-1]"],
      ),
      "ordinal-reused regions[5].ordinal",
    ],
    [
      "a reused zone ordinal",
      LOCK,
      edited(
        VALID_FLEET,
        ["zone: america\n", "zone: americas\n"],
        ["zone: america,", "zone: americas,"],
      ),
      "ordinal-reused zones[1].ordinal",
    ],
    [
      "a changed ordinal",
      LOCK,
      edited(VALID_FLEET, ["ordinal: 5", "ordinal: 9"]),
      "lock-contradiction regions[5].ordinal",
    ],
    [
      "a changed cidr",
      LOCK,
      edited(VALID_FLEET, ["region: us-east-2,", "region: us-east-2, cidr: 10.99.0.0/16,"]),
      "lock-contradiction regions[4].cidr",
    ],
    [
      "other availability zones",
      LOCK,
      edited(VALID_FLEET, [
        "region: us-east-2,",
        "region: us-east-2, availabilityZones: [use2-az1, use2-az2],",
      ]),
      "lock-contradiction regions[4].availabilityZones",
    ],
    [
      "a reserved range over a network that it gave out",
      LOCK,
      edited(VALID_FLEET, ["[10.0.0.0/16]", "[10.18.0.0/16]"]),
      "cidr-clash network.reserved[0]",
    ],
    [
      "an illegal move",
      ACCEPTED,
      edited(
        VALID_FLEET,
        ["state: serving, share: 128", "state: provisioned, share: 128"],
        NO_EVACUATION,
      ),
      "state-move regions[3].cell.state",
    ],
    [
      "a serving cell that is gone",
      ACCEPTED,
      edited(VALID_FLEET, [US_CELL, ""], NO_EVACUATION),
      "row-removed regions[3]",
    ],
    [
      "a new cell that starts as serving",
      ACCEPTED,
      edited(VALID_FLEET, [
        EU_ROW,
        EU_ROW.replace(" }", ", cell: { zone: europe, state: serving, share: 0 } }"),
      ]),
      "state-start regions[1].cell.state",
    ],
    [
      "a row whose nodes stood when it was last accepted",
      ACCEPTED,
      edited(
        VALID_FLEET,
        [EU_ROW, ""],
        ["[eu-west-1, eu-central-1, eu-west-3]", "[eu-west-1]"],
        ["recovery: eu-central-1", "recovery: eu-west-3"],
        ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      ),
      "row-removed regions",
    ],
    [
      "a zone that lists a region before its network was accepted",
      locked(
        `${VALID_FLEET}  - { region: us-west-1, ordinal: 6, residency: us }\n`,
        false,
        ACCEPTED,
      ),
      edited(`${VALID_FLEET}  - { region: us-west-1, ordinal: 6, residency: us }\n`, [
        "us-east-2, us-west-2]",
        "us-east-2, us-west-1]",
      ]),
      "zone-before-network zones[1].electable[2]",
    ],
    [
      "a lock of another environment",
      LOCK.replace("environment: fleet", "environment: other"),
      VALID_FLEET,
      "lock-environment environment",
    ],
    ["a lock that is not one", "version: 2\n", VALID_FLEET, "lock-invalid version"],
    [
      "a lock with a repeated ordinal",
      LOCK.replace("ordinal: 5", "ordinal: 4"),
      VALID_FLEET,
      "lock-invalid identity.regions.us-west-2.ordinal",
    ],
    [
      "a lock with overlapping networks",
      LOCK.replace("10.21.0.0/16", "10.20.0.0/16"),
      VALID_FLEET,
      "lock-invalid identity.regions.us-west-2.cidr",
    ],
    [
      "a lock with shards out of order",
      LOCK.replace("    - america/0\n", ""),
      VALID_FLEET,
      "lock-invalid identity.shards[1]",
    ],
    [
      "a lock with merge marks",
      LOCK.replace("identity:", "<<<<<<< ours\nidentity:"),
      VALID_FLEET,
      "yaml-syntax ",
    ],
    ["an empty lock", "", VALID_FLEET, "file-empty "],
  ];
  for (const [what, lock, text, expected, namespaces] of REFUSED)
    it(`refuses ${what}`, () => {
      const evaluation = run(text, lock, false, namespaces ?? [PLAYERS]);
      expect(errors(evaluation)).to.include(expected);
      expect(evaluation.fleet).to.equal(undefined);
    });

  it("is demanded where there is none, unless it may be derived", () => {
    expect(errors(run(VALID_FLEET))).to.deep.equal(["lock-missing "]);
  });

  it("names its own file and line", () => {
    const broken = LOCK.replace("ordinal: 5", "ordinal: 4");
    const found = run(VALID_FLEET, broken).findings.find(({ code }) => code === "lock-invalid");
    expect(found?.where).to.equal(`fleet.lock.yaml:${String(lineWith(broken, "us-west-2:"))}`);
  });

  it("lets a retired cell go, and a planned one", () => {
    const draining = edited(
      VALID_FLEET,
      ["objectives: { transactions: { rpo: 0s, rto: 5m } }\n", ""],
      ["state: serving, share: 128", "state: draining, share: 0"],
      NO_EVACUATION,
    );
    const retired = edited(draining, ["state: draining, share: 0", "state: retired"]);
    const gone = edited(retired, ["\n    cell: { zone: america, state: retired }", ""]);
    const afterDraining = locked(draining, true, ACCEPTED);
    const afterRetired = locked(retired, true, afterDraining);
    expect(errors(run(gone, afterRetired))).to.deep.equal([]);
    expect(errors(run(gone, afterDraining))).to.deep.equal(["row-removed regions[3]"]);
  });
});

/** Everything of `before` stands unchanged in `after`, shards as a prefix. */
function expectGrown(before: Lock, after: Lock): void {
  expect(after.identity.shards.slice(0, before.identity.shards.length)).to.deep.equal(
    before.identity.shards,
  );
  for (const part of ["regions", "zones", "namespaces"] as const)
    for (const [name, entry] of Object.entries(before.identity[part]))
      expect(
        (after.identity[part] as Record<string, unknown>)[name],
        `${part} ${name}`,
      ).to.deep.equal(entry);
}
