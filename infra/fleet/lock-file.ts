import { Document, isMap, isSeq, visit } from "yaml";
import type { Finding } from "../errors";
import { AWS_REGIONS } from "../regions/aws";
import { blockOf, overlaps, parseBlock } from "./cidr";
import { type Lock, lockSchema } from "./lock";
import { Report } from "./report";
import { forEachRepeat } from "./rules/context";
import { show } from "./text";
import { readYaml } from "./yaml-source";

const HEADER = ` Written by \`npm run fleet -- lock\` and \`npm run fleet -- accept\`; commit it, do not edit it.
 identity: given out for ever, only ever appended to. accepted: what was last deployed.`;

/** The lock as text: sorted, so that two people's changes merge line by line. */
export function formatLock(lock: Lock): string {
  const document = new Document(sortKeys(lock));
  document.commentBefore = HEADER;
  // The third level holds one line for each region, zone, namespace.
  visit(document, {
    Collection(_key, node, ancestors) {
      const depth = ancestors.filter((ancestor) => isMap(ancestor) || isSeq(ancestor)).length;
      if (depth >= 3) node.flow = true;
    },
  });
  // Only codes, numbers and words stand inside brackets, so the brackets' padding can go.
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: true })
    .replaceAll(/\[ (.*?) \]/g, "[$1]");
}

const TOP = ["version", "environment", "identity", "accepted"];

/** Maps sorted by key, lists as they are: the order of shards, electables and AZ ids means something. */
function sortKeys(value: unknown, top = true): unknown {
  if (Array.isArray(value)) return value.map((entry) => sortKeys(entry, false));
  if (typeof value !== "object" || value === null) return value;
  const order = ([a]: [string, unknown], [b]: [string, unknown]) =>
    top ? TOP.indexOf(a) - TOP.indexOf(b) : a < b ? -1 : 1;
  return Object.fromEntries(
    Object.entries(value)
      .sort(order)
      .map(([key, entry]) => [key, sortKeys(entry, false)]),
  );
}

/** The lock, or why it cannot be used. */
export interface LockResult {
  readonly lock?: Lock;
  readonly findings: readonly Finding[];
}

/**
 * Reads a lock and checks that it is consistent in itself.
 * @param environment environment of the fleet beside it.
 */
export function readLock(
  content: Uint8Array | string,
  file: string,
  environment: string | undefined,
): LockResult {
  const { source, findings } = readYaml(content, file);
  if (source === undefined) return { findings };
  const report = new Report(file, (path) => source.lineOf(path));
  const parsed = lockSchema.safeParse(source.data);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      report.add(
        "lock-invalid",
        issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
        issue.message,
      );
    return { findings: report.findings };
  }
  const lock = parsed.data;
  checkLock(lock, report);
  if (environment !== undefined && lock.environment !== environment)
    report.add(
      "lock-environment",
      ["environment"],
      `the lock is of ${show(lock.environment)}, the fleet of ${show(environment)}`,
    );
  return report.findings.length === 0 ? { lock, findings: [] } : { findings: report.findings };
}

function checkLock({ identity }: Lock, report: Report): void {
  const regions = Object.entries(identity.regions);
  const at = (...path: string[]) => ["identity", ...path];
  forEachRepeat(
    regions.map(([, entry]) => entry.ordinal),
    (ordinal, index) =>
      report.add(
        "lock-invalid",
        at("regions", regions[index]?.[0] ?? "", "ordinal"),
        `ordinal ${String(ordinal)} stands twice`,
      ),
  );
  regions.forEach(([region, entry], index) => {
    if (!Object.hasOwn(AWS_REGIONS, region))
      report.add("lock-invalid", at("regions", region), `${show(region)} is not an AWS region`);
    const block = parseBlock(entry.cidr);
    if (block === undefined) {
      report.add(
        "lock-invalid",
        at("regions", region, "cidr"),
        `${show(entry.cidr)} is not a CIDR block`,
      );
      return;
    }
    const clash = regions
      .slice(0, index)
      .find(
        ([, other]) => parseBlock(other.cidr) !== undefined && overlaps(block, blockOf(other.cidr)),
      );
    if (clash !== undefined)
      report.add(
        "lock-invalid",
        at("regions", region, "cidr"),
        `${entry.cidr} overlaps ${clash[0]} ${clash[1].cidr}`,
      );
  });
  const zones = Object.entries(identity.zones);
  forEachRepeat(
    zones.map(([, entry]) => entry.ordinal),
    (ordinal, index) =>
      report.add(
        "lock-invalid",
        at("zones", zones[index]?.[0] ?? "", "ordinal"),
        `ordinal ${String(ordinal)} stands twice`,
      ),
  );
  forEachRepeat(
    zones.map(([, entry]) => entry.location),
    (location, index) =>
      report.add(
        "lock-invalid",
        at("zones", zones[index]?.[0] ?? "", "location"),
        `location ${show(location)} stands twice`,
      ),
  );
  checkShards(identity, report);
}

/** Shards of a zone count up from 0 in the list, and every zone has its first. */
function checkShards(identity: Lock["identity"], report: Report): void {
  const next = new Map(Object.keys(identity.zones).map((zone) => [zone, 0]));
  identity.shards.forEach((entry, index) => {
    const [zone = "", number = ""] = entry.split("/");
    const expected = next.get(zone);
    if (expected === undefined)
      report.add(
        "lock-invalid",
        ["identity", "shards", index],
        `${show(entry)} is of no zone of the lock`,
      );
    else if (Number(number) !== expected)
      report.add(
        "lock-invalid",
        ["identity", "shards", index],
        `${show(entry)} is out of order: ${zone}/${String(expected)} comes next`,
      );
    next.set(zone, Number(number) + 1);
  });
  for (const [zone, count] of next)
    if (count === 0)
      report.add("lock-invalid", ["identity", "zones", zone], `zone ${zone} has no shard`);
}
