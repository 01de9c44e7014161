import { expect } from "chai";
import type { Namespace } from "../../../../../infra/fleet/lock";
import type { Edit } from "../../../../support/fleet-cases";
import { ACCEPTED, errors, LOCK, locked, PLAYERS, run } from "../../../../support/fleet-lock";
import { edited, VALID_FLEET } from "../../../../support/fleet-text";

const EU_ROW = "  - { region: eu-central-1, ordinal: 1, residency: eu }\n";
const US_CELL = "\n    cell: { zone: america, state: serving, share: 128 }";
const NO_EVACUATION: Edit = ["      evacuateTo: us-east-1\n      acrossResidency: accepted\n", ""];

describe("a fleet against its lock", () => {
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
});
