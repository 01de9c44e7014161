import type { Severity } from "../errors";
import { FILE_RULES } from "./file-codes";

/** What causes a finding: bytes of a file, the fleet's text, or the fleet against its lock. */
export type Cause = "file" | "fleet" | "lock";

/** One rule of the fleet, as documented in `docs/reference/fleet-findings.md`. */
export interface FindingRule {
  readonly severity: Severity;
  readonly cause: Cause;
  /** What the rule holds, in one sentence. */
  readonly rule: string;
  /** The usual next step; a finding may carry a more exact one. */
  readonly fix: string;
}

const error = (rule: string, fix: string): FindingRule => ({
  severity: "error",
  cause: "fleet",
  rule,
  fix,
});
const warning = (rule: string, fix: string): FindingRule => ({
  severity: "warning",
  cause: "fleet",
  rule,
  fix,
});
const lock = (rule: string, fix: string): FindingRule => ({
  severity: "error",
  cause: "lock",
  rule,
  fix,
});

const LOCK = "run `npm run fleet -- lock` and commit the lock";
const IDENTITY = "put the value of the lock back: identity never changes";

/** Every finding by its stable code. */
export const FINDING_RULES = {
  // Bytes
  ...FILE_RULES,
  // Shape
  "unknown-key": error("Every key is one that the schema has.", "correct or remove the key"),
  "missing-key": error("Every required key is there.", "add the key"),
  "wrong-type": error("A value has the type that the schema says.", "write a value of that type"),
  "invalid-value": error("A value is one of those allowed.", "use one of the allowed values"),
  "invalid-format": error("A value has the form that the schema says.", "write it in that form"),
  "out-of-range": error(
    "A number or the length of a list is inside its bounds.",
    "use a value inside the bounds",
  ),
  // Names and references
  "unknown-region": error("A region is one that AWS has.", "use a region of infra/regions/aws.ts"),
  "atlas-region": error(
    "A region is one in which Atlas runs clusters of a standard project.",
    "use a region of infra/regions/atlas.ts",
  ),
  "region-duplicate": error("A region has one row.", "merge the two rows"),
  "zone-duplicate": error("A zone has one row.", "rename or remove one of them"),
  "ordinal-duplicate": error(
    "An ordinal is used once among regions, and once among zones.",
    "use the next free ordinal",
  ),
  "location-duplicate": error(
    "A location belongs to one zone.",
    "give each zone a location of its own",
  ),
  "name-clash": error(
    "Game, environment and zones have no name that is a word of stack or record names.",
    "choose another name",
  ),
  "unknown-zone": error(
    "A cell's zone is a zone of the fleet.",
    "name a zone of the fleet, or add its row",
  ),
  "control-region": error(
    "The control region is not us-east-1.",
    "choose another region: us-east-1 holds Route 53's control plane and must not be the one rescue point",
  ),
  "environment-file": error(
    "`environment` is the file's name.",
    "rename the file or change `environment`",
  ),
  // Zones
  "electable-count": error("A zone has 1, 3 or 5 electable regions.", "list 1, 3 or 5 regions"),
  "electable-duplicate": error("An electable region is listed once.", "remove the repetition"),
  "listed-without-row": error(
    "Every region that a zone lists has a row, since it needs a network.",
    "add a row for the region (`npm run fleet -- add-region`)",
  ),
  "outside-residency": error(
    "Electable and read-only regions lie in the zone's residency.",
    "use regions of the zone's residency",
  ),
  "recovery-home": error(
    "A zone's recovery region is not its home.",
    "choose another region of the residency",
  ),
  "recovery-residency": error(
    "A zone's recovery region lies in its residency.",
    "choose a region of the residency",
  ),
  "recovery-without-row": error(
    "A zone's recovery region has a row, since its network stack holds the vault.",
    "add a row for the region (`npm run fleet -- add-region`)",
  ),
  "recovery-missing": error(
    "A zone over several regions names a recovery region.",
    "add `recovery` with a region of the residency other than the home",
  ),
  // Cells
  "cell-residency": error(
    "A cell's region lies in the residency of its zone.",
    "put the cell into a zone of its own residency",
  ),
  "cell-nodes": error(
    "The region of a cell that runs holds at least two cluster nodes: one alone means an outage at each restart.",
    "list the region in `electable`, or give it `readOnly: { <region>: 2 }` in a zone",
  ),
  "share-range": error("A share is a whole number from 0 to 255.", "use 0 to 255"),
  "share-missing": error("A cell that serves or drains has a share.", "add `share`"),
  "all-shares-zero": error(
    "Where cells serve or drain, one takes a share above 0.",
    "raise the share of a serving cell",
  ),
  "evacuate-self": error(
    "A cell does not evacuate to itself.",
    "name another cell's region, or remove `evacuateTo`",
  ),
  "evacuate-unknown": error(
    "`evacuateTo` names a region with a cell.",
    "name a region that has a cell",
  ),
  "evacuate-state": error(
    "The cell that `evacuateTo` names can serve.",
    "name a serving cell, or remove `evacuateTo`",
  ),
  "evacuate-residency": error(
    "`evacuateTo` across residencies is accepted knowingly.",
    "add `acrossResidency: accepted`, or name a cell of the same residency",
  ),
  "schema-cell": error(
    "`schemaCell` names a cell that runs and stays.",
    "name a provisioned or serving cell",
  ),
  "witness-missing": error(
    "Every routed cell has a witness in another region.",
    "add a witness in another region",
  ),
  // Network and access
  "cidr-invalid": error(
    "A CIDR block has four numbers up to 255 and a prefix up to 32.",
    "write a block like 10.16.0.0/12",
  ),
  "cidr-not-private": error(
    "`network.base` and a region's `cidr` are private (RFC 1918).",
    "use a block inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
  ),
  "cidr-misaligned": error(
    "A CIDR block starts at its own boundary.",
    "use the block's first address",
  ),
  "cidr-size": error(
    "A region's `cidr` is a /16, and `network.base` a /16 or larger.",
    "use that prefix length",
  ),
  "cidr-clash": error(
    "No two networks overlap, reserved ranges among them.",
    "use a range that nothing else has",
  ),
  "base-too-small": error(
    "`network.base` has a free /16 for every region.",
    "give the regions a `cidr` of their own in another private range",
  ),
  "availability-zone": error(
    "A row's availability zones are different AZ ids of its own region, none that EKS refuses.",
    "use AZ ids of the region, or leave them to the table",
  ),
  "no-deployer": error(
    "Somebody may reach the Kubernetes API.",
    "give `deployer: { cidrs: [...] }` or `deployer: { inVpc: true }`",
  ),
  "deployer-open": error(
    "The Kubernetes API is not open to the world.",
    "name the networks of your deployers",
  ),
  // Limits and objectives
  "limit-unknown": error(
    "`limits` names limits of docs/reference/limits.md.",
    "use a name of docs/reference/limits.md",
  ),
  "limit-zones": error(
    "Zones stay within the limit `atlasZones`.",
    "use fewer zones: this limit cannot be raised lightly",
  ),
  "limit-shards": error(
    "Shards of a cluster over several regions stay within `atlasShards`.",
    "ask MongoDB for more and set `limits.atlasShards`",
  ),
  "limit-nodes": error(
    "Nodes outside the cluster's first region stay within `atlasNodesOutsideFirstRegion`.",
    "ask MongoDB for more and set `limits.atlasNodesOutsideFirstRegion`",
  ),
  "limit-namespaces": error(
    "Managed namespaces stay within `atlasNamespaces`.",
    "manage fewer collections, or ask MongoDB for more and set `limits.atlasNamespaces`",
  ),
  "limit-database-users": error(
    "Database users of all cells stay within `atlasDatabaseUsers`.",
    "ask MongoDB for more and set `limits.atlasDatabaseUsers`",
  ),
  "limit-private-endpoint-targets": error(
    "Nodes in one region stay within `atlasPrivateEndpointTargets`.",
    "ask MongoDB for more and set `limits.atlasPrivateEndpointTargets`",
  ),
  "objective-unreachable": error(
    "The topology reaches every declared objective.",
    "declare what can be reached, or change the topology",
  ),
  // Players and launches
  "players-peak": error(
    "A cell's players at the same time are at most its players of a day.",
    "correct `daily` or `peak`",
  ),
  "launch-region": error(
    "A launch names regions that have a cell.",
    "name regions that have a cell, or leave `regions` out for all that serve",
  ),
  "launch-near": error(
    "Between two launches of one region lie at least three hours: what the first raised is lowered before the second raises anything.",
    "make one launch of the two, with the larger factor",
  ),
  // Exemptions
  "exemption-too-long": error(
    "An exemption ends within 180 days.",
    "choose an earlier day, and agree on a new one when it comes",
  ),
  // Warnings
  "image-unreleased": warning(
    "A fleet that serves runs released images.",
    "build and push the image, then commit its digest",
  ),
  "one-region-zone": warning(
    "From phase launch on, a zone spans several regions.",
    "list 3 electable regions",
  ),
  "recovery-absent": warning(
    "A zone has a copy outside its region.",
    "add `recovery` with another region of the residency",
  ),
  "evacuate-across-residency": warning(
    "Traffic stays inside its residency when a cell is evacuated.",
    "nothing if this is meant; else name a cell of the same residency",
  ),
  "share-unused": warning(
    "A share is given where it counts.",
    "leave `share` out until the cell is provisioned",
  ),
  "launch-past": warning(
    "A launch is far enough in the future to be prepared for.",
    "remove it from `launches`",
  ),
  "launch-not-serving": warning(
    "The cells of a launch serve players.",
    "let the cell serve before the launch, or take its region out of it",
  ),
  "exemption-expired": warning(
    "An exemption has not expired.",
    "mend what it excuses and remove it, or agree on a new day",
  ),
  "no-lock": {
    severity: "warning",
    cause: "lock",
    rule: "A fleet given by path has a lock beside it.",
    fix: "run `npm run fleet -- lock --fleet PATH` to keep what is derived now",
  },
  // Lock
  "lock-missing": lock("A fleet of stacks/fleets has its lock.", LOCK),
  "lock-invalid": lock(
    "The lock is as the commands write it.",
    "restore it from version control, then run `npm run fleet -- lock`",
  ),
  "lock-environment": lock(
    "The lock is of the same environment.",
    "use the lock of this environment",
  ),
  "lock-behind": lock("The lock holds the identity of everything in the fleet.", LOCK),
  "lock-contradiction": lock("The fleet does not contradict the lock's identity.", IDENTITY),
  "ordinal-reused": lock(
    "An ordinal of the lock is never used again.",
    "use the next free ordinal",
  ),
  "location-changed": lock("A zone keeps its location: it stands in documents.", IDENTITY),
  "zone-removed": lock(
    "A zone is never removed: its location is in documents.",
    "put the zone back; without a cell it lives on its anchors",
  ),
  "fewer-shards": lock("A zone never has fewer shards.", "put the number back"),
  "shard-key-changed": lock(
    "A collection keeps its shard key.",
    "put the shard key back, or make a new collection",
  ),
  "state-start": lock(
    "A cell starts as planned or provisioned; at the first deployment also as serving.",
    "start with `planned` or `provisioned`",
  ),
  "state-move": lock(
    "A cell's state moves only as the life of a cell allows.",
    "go through the states in order, with an `accept` at each",
  ),
  "row-removed": lock(
    "A row goes only after its cell is retired and its nodes are gone.",
    "put it back, retire first and accept",
  ),
  "zone-before-network": lock(
    "A zone lists a region only after the region's network was accepted.",
    "deploy the network, run `npm run fleet -- accept`, then list the region",
  ),
} as const satisfies Record<string, FindingRule>;

export type FindingCode = keyof typeof FINDING_RULES;
