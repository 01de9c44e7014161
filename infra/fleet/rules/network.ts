import { AWS_REGIONS } from "../../regions/aws";
import { type Block, isAligned, isPrivate, overlaps, parseBlock } from "../cidr";
import { type Path, show } from "../text";
import { forEachRepeat, type RuleContext } from "./context";

/** AZ ids in which EKS refuses control-plane subnets (EKS docs, network requirements). */
export const EKS_REFUSES: readonly string[] = ["use1-az3", "usw1-az2", "cac1-az3"];

interface Placed {
  readonly block: Block;
  readonly path: Path;
  readonly owner: string;
}

/** Address ranges, AZ ids and who may reach the Kubernetes API. */
export function checkNetwork(context: RuleContext): void {
  checkBlocks(context);
  checkAvailabilityZones(context);
  checkDeployer(context);
}

function checkBlocks({ file, report, lock }: RuleContext): void {
  const read = (cidr: string, path: Path): Block | undefined => {
    const block = parseBlock(cidr);
    if (block === undefined)
      report.add(
        "cidr-invalid",
        path,
        `${show(cidr)} is not a CIDR block: numbers go up to 255, the prefix to 32`,
      );
    else if (!isAligned(block))
      report.add(
        "cidr-misaligned",
        path,
        `${show(cidr)} does not start at a /${String(block.prefix)} boundary`,
      );
    else return block;
    return undefined;
  };
  const own = (cidr: string, path: Path, largest: number, what: string): Block | undefined => {
    const block = read(cidr, path);
    if (block === undefined) return undefined;
    if (!isPrivate(block))
      report.add("cidr-not-private", path, `${show(cidr)} is not inside one private range`);
    if (block.prefix > 16 || block.prefix < largest) {
      report.add("cidr-size", path, `${show(cidr)} is a /${String(block.prefix)}; ${what}`);
      return undefined;
    }
    return block;
  };
  own(file.network.base, ["network", "base"], 0, "the base is a /16 or larger");
  const placed: Placed[] = [];
  file.network.reserved.forEach((cidr, index) => {
    const path: Path = ["network", "reserved", index];
    const block = read(cidr, path);
    if (block !== undefined) placed.push({ block, path, owner: `reserved ${cidr}` });
  });
  const inFile = new Set(
    file.regions.filter((row) => row.cidr !== undefined).map((row) => row.region),
  );
  for (const [region, entry] of Object.entries(lock?.identity.regions ?? {})) {
    const block = parseBlock(entry.cidr);
    if (block !== undefined && !inFile.has(region))
      placed.push({ block, path: [], owner: `${region} ${entry.cidr} in the lock` });
  }
  file.regions.forEach((row, index) => {
    if (row.cidr === undefined) return;
    const path: Path = ["regions", index, "cidr"];
    const block = own(row.cidr, path, 16, "a region's network is a /16");
    if (block === undefined) return;
    for (const other of placed)
      if (overlaps(block, other.block))
        report.add(
          "cidr-clash",
          path,
          `${show(row.cidr)} of ${row.region} overlaps ${other.owner}`,
        );
    placed.push({ block, path, owner: `${row.region} ${row.cidr}` });
  });
  checkReservedAgainstLock(placed, report);
}

/** A reserved range that was added over a network that the lock has given out. */
function checkReservedAgainstLock(placed: readonly Placed[], report: RuleContext["report"]): void {
  const ranges = placed.filter(({ path }) => path[1] === "reserved");
  const locked = placed.filter(({ path }) => path.length === 0);
  for (const range of ranges)
    for (const other of locked)
      if (overlaps(range.block, other.block))
        report.add("cidr-clash", range.path, `${range.owner} overlaps ${other.owner}`);
}

function checkAvailabilityZones({ file, report }: RuleContext): void {
  file.regions.forEach((row, index) => {
    const zones = row.availabilityZones;
    if (zones === undefined) return;
    const at: Path = ["regions", index, "availabilityZones"];
    forEachRepeat(zones, (zone, position) =>
      report.add("availability-zone", [...at, position], `${show(zone)} is listed twice`),
    );
    const known = Object.hasOwn(AWS_REGIONS, row.region)
      ? AWS_REGIONS[row.region]?.availabilityZones
      : undefined;
    const prefix = known?.[0]?.replace(/-az\d$/, "");
    zones.forEach((zone, position) => {
      if (prefix !== undefined && zone.replace(/-az\d$/, "") !== prefix)
        report.add(
          "availability-zone",
          [...at, position],
          `${show(zone)} is not an AZ id of ${row.region}; those begin with ${prefix}-az`,
        );
      else if (EKS_REFUSES.includes(zone))
        report.add(
          "availability-zone",
          [...at, position],
          `EKS refuses ${show(zone)}; not allowed are ${EKS_REFUSES.join(", ")}`,
        );
    });
  });
}

function checkDeployer({ file, report }: RuleContext): void {
  if (!("cidrs" in file.deployer)) return;
  file.deployer.cidrs.forEach((cidr, index) => {
    const path: Path = ["deployer", "cidrs", index];
    const block = parseBlock(cidr);
    if (block === undefined)
      report.add(
        "cidr-invalid",
        path,
        `${show(cidr)} is not a CIDR block: numbers go up to 255, the prefix to 32`,
      );
    else if (block.prefix === 0)
      report.add("deployer-open", path, `${show(cidr)} is the whole internet`);
    else if (!isAligned(block))
      report.add(
        "cidr-misaligned",
        path,
        `${show(cidr)} does not start at a /${String(block.prefix)} boundary`,
      );
  });
}
