import type { Finding, Severity } from "../../infra/errors";
import { SEARCH_NODE_TYPES } from "../../infra/sizing/phases/search";
import { FEATURE_NAMES, isBurstable, isForLogs, lacking, type NodeFeature } from "./node-features";
import type { SearchLayout } from "./search-layout";
import { GP3, includedIops, includedThroughput } from "./volume";

/** What is asked of a domain. */
export interface SearchRequest {
  /** Where a finding points: the stack or the component's name. */
  readonly where: string;
  readonly domainName: string;
  readonly layout: SearchLayout;
  /** AZs of the data subnets, one each, in order. */
  readonly subnetAzs: readonly string[];
  /** Features wanted beyond those that the layout implies. @default none */
  readonly wanted?: readonly NodeFeature[];
}

type Add = (severity: Severity, code: string, path: string, message: string, fix: string) => void;

/** Most instances of a domain, masters among them, before AWS raised the quota (developer guide, quotas). */
const DEFAULT_INSTANCES = 80;

/** Most data nodes that `t3` masters may manage (same page). */
const BURSTABLE_MASTER_NODES = 10;

/** Memory that masters need by the number of data nodes: AWS' OpenSearch guidance, 2.17 and later. */
const MASTER_MEMORY = [
  { upTo: 30, gib: 8 },
  { upTo: 120, gib: 32 },
  { upTo: 1002, gib: 256 },
] as const;

/**
 * Everything that AWS would refuse, or that would be regretted, before anything is sent. Each message
 * holds the limit and the nearest value that is allowed.
 */
export function checkSearch(request: SearchRequest): Finding[] {
  const findings: Finding[] = [];
  const add: Add = (severity, code, path, message, fix) =>
    findings.push({ severity, code, where: request.where, path, message, fix });
  checkName(request, add);
  checkNodes(request, add);
  checkZones(request, add);
  checkMasters(request.layout, add);
  checkStandby(request.layout, add);
  checkVolume(request.layout, add);
  return findings;
}

/** The provider's own pattern for a domain's name. */
function checkName({ domainName }: SearchRequest, add: Add): void {
  if (/^[a-z][0-9a-z-]{2,27}$/.test(domainName)) return;
  const length = domainName.length;
  add(
    "error",
    "search-domain-name",
    "domainName",
    `"${domainName}" has ${String(length)} characters; a domain's name has 3 to 28, begins with a lower-case letter and holds only those, digits and hyphens`,
    length > 28
      ? `shorten it, "${domainName.slice(0, 28)}" would fit; or leave it out and it is made from game and environment`
      : "leave it out and it is made from game and environment",
  );
}

function checkNodes({ layout, wanted = [] }: SearchRequest, add: Add): void {
  const { nodeType, nodes, azs, masters } = layout;
  for (const [path, type] of [
    ["nodeType", nodeType],
    ["masters.type", masters?.type ?? nodeType],
  ] as const) {
    if (!/^[a-z0-9]+\.[a-z0-9]+\.search$/.test(type)) {
      add(
        "error",
        "search-node-type",
        path,
        `"${type}" is no node type`,
        'name one such as "m7g.large.search"',
      );
    }
  }
  const needed: readonly NodeFeature[] = [
    "ebs",
    "encryptionAtRest",
    ...(layout.standby ? (["autoTune", "standby"] as const) : []),
    ...wanted,
  ];
  for (const feature of lacking(nodeType).filter((missing) => needed.includes(missing))) {
    add(
      "error",
      "search-node-feature",
      "nodeType",
      `${nodeType} has no ${FEATURE_NAMES[feature]}`,
      "take m7g.large.search, the smallest type that has it",
    );
  }
  if (isForLogs(nodeType)) {
    add(
      "warning",
      "search-node-for-logs",
      "nodeType",
      `${nodeType} shows a document after 10 s or more, and a domain cannot leave its family again`,
      "take an m7g or r7g type",
    );
  }
  if (!Number.isInteger(nodes) || nodes < 1 || nodes % azs !== 0) {
    const nearest = Math.max(1, Math.round(nodes / azs)) * azs;
    add(
      "error",
      "search-nodes",
      "nodesPerAz",
      `${String(nodes)} data nodes cannot be spread evenly over ${String(azs)} AZs`,
      `buy a multiple of ${String(azs)}: the nearest is ${String(nearest)}`,
    );
  }
  const known = SEARCH_NODE_TYPES[nodeType];
  if (known !== undefined && nodes > known.maxNodes) {
    add(
      "error",
      "search-nodes",
      "nodesPerAz",
      `${String(nodes)} data nodes of ${nodeType}; a domain takes ${String(known.maxNodes)}`,
      `buy at most ${String(Math.floor(known.maxNodes / azs) * azs)}, or a bigger type`,
    );
  }
  const all = nodes + (masters?.count ?? 0);
  if (all > DEFAULT_INSTANCES) {
    add(
      "warning",
      "search-quota",
      "nodesPerAz",
      `${String(all)} instances with masters; an account begins with a quota of ${String(DEFAULT_INSTANCES)} a domain`,
      "ask AWS for a higher quota before the `up`",
    );
  }
}

function checkZones({ layout: { azs }, subnetAzs }: SearchRequest, add: Add): void {
  const different = new Set(subnetAzs).size;
  if (different !== subnetAzs.length) {
    add(
      "error",
      "search-subnets",
      "dataSubnets",
      `${String(subnetAzs.length)} data subnets stand in ${String(different)} AZs [${subnetAzs.join(", ")}]; a domain takes one subnet an AZ`,
      "give one data subnet of each AZ",
    );
  }
  if (azs === 2 && different === 2) {
    add(
      "warning",
      "search-two-azs",
      "dataSubnets",
      "the region has two AZs: standby is not to be had, and two of three masters share an AZ, so that AZ's loss stops the domain",
      "count search as lost with an AZ here, or put the cell into a region of three AZs",
    );
  }
  if (azs !== 1 && azs !== 2 && azs !== 3) {
    add(
      "error",
      "search-azs",
      "azs",
      `${String(azs)} AZs; a domain stands in 1, 2 or 3`,
      `take ${azs > 3 ? "3" : "1"}`,
    );
  } else if (azs > different) {
    add(
      "error",
      "search-azs",
      "dataSubnets",
      `the domain stands in ${String(azs)} AZs, and there are data subnets in ${String(different)}`,
      `give ${String(azs)} data subnets, or a size of ${String(different)} AZs`,
    );
  }
}

function checkMasters({ masters, nodes, standby }: SearchLayout, add: Add): void {
  if (masters === undefined) {
    if (standby) {
      add(
        "error",
        "search-masters",
        "masters",
        "standby needs three dedicated masters; there are none",
        "buy 3",
      );
    }
    return;
  }
  const { count, type } = masters;
  if (count !== 3 && count !== 5) {
    add(
      "error",
      "search-masters",
      "masters.count",
      `${String(count)} dedicated masters; 3 or 5 are allowed${count === 4 ? ", since four survive the loss of no more than three do" : ""}`,
      `buy ${count > 4 ? "5" : "3"}`,
    );
  }
  if (isBurstable(type) && nodes > BURSTABLE_MASTER_NODES) {
    add(
      "error",
      "search-master-type",
      "masters.type",
      `${type} masters manage up to ${String(BURSTABLE_MASTER_NODES)} data nodes; there are ${String(nodes)}`,
      "take m7g.large.search",
    );
    return;
  }
  const has = SEARCH_NODE_TYPES[type]?.memoryGib;
  const needs = MASTER_MEMORY.find(({ upTo }) => nodes <= upTo)?.gib ?? 256;
  if (has !== undefined && has < needs) {
    const [nearest] =
      Object.entries(SEARCH_NODE_TYPES).find(([, row]) => row.memoryGib >= needs) ?? [];
    add(
      "warning",
      "search-master-type",
      "masters.type",
      `${type} masters have ${String(has)} GiB; ${String(needs)} GiB are advised for ${String(nodes)} data nodes`,
      nearest === undefined ? "take a bigger type" : `take ${nearest}`,
    );
  }
}

/** What standby needs beyond a node type that has it (OpenSearch Service developer guide, Multi-AZ). */
function checkStandby({ standby, azs, nodes, replicas }: SearchLayout, add: Add): void {
  if (!standby) return;
  const refuse = (message: string, fix: string) => {
    add("error", "search-standby", "standby", `standby needs ${message}`, fix);
  };
  if (azs !== 3)
    refuse(`three AZs; the domain stands in ${String(azs)}`, "leave standby off in this region");
  if (nodes % 3 !== 0) {
    refuse(
      `data nodes in a multiple of three; there are ${String(nodes)}`,
      `buy ${String(Math.ceil(nodes / 3) * 3)}`,
    );
  }
  if ((replicas + 1) % 3 !== 0) {
    refuse(
      `copies in a multiple of three; ${String(replicas)} replicas make ${String(replicas + 1)}`,
      `set ${String(Math.ceil((replicas + 1) / 3) * 3 - 1)} replicas`,
    );
  }
}

function checkVolume({ nodeType, volume }: SearchLayout, add: Add): void {
  const range = (path: string, what: string, value: number, min: number, max: number) => {
    if (Number.isInteger(value) && value >= min && value <= max) return;
    add(
      "error",
      "search-volume",
      `volume.${path}`,
      `${String(value)} ${what}; ${String(min)} to ${String(max)} is allowed, in whole numbers`,
      `set ${String(Math.min(max, Math.max(min, Math.round(value))))}`,
    );
  };
  const { gib, iops, throughput } = volume;
  const known = SEARCH_NODE_TYPES[nodeType];
  if (known === undefined) {
    add(
      "warning",
      "search-node-unknown",
      "nodeType",
      `${nodeType} is not in infra/sizing/phases/search.ts, so its volume limits are not checked`,
      "add it to the table with the limits that `aws opensearch describe-instance-type-limits` shows",
    );
  } else {
    range("gib", `GiB on ${nodeType}`, gib, known.minVolumeGib, known.maxVolumeGib);
  }
  if (iops !== undefined) {
    const most = Math.min(GP3.maxIops, GP3.maxIopsPerGib * gib);
    range("iops", `operations a second on ${String(gib)} GiB`, iops, includedIops(gib), most);
  }
  if (throughput !== undefined) {
    const most = Math.min(
      GP3.maxThroughput,
      Math.floor(GP3.maxThroughputPerIops * (iops ?? includedIops(gib))),
    );
    range("throughput", `MiB/s on ${String(gib)} GiB`, throughput, includedThroughput(gib), most);
  }
}
