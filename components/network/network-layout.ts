import { Netmask } from "netmask";
import type { Phase } from "../../infra/fleet/schema";
import type { NetworkSize } from "../../infra/sizing/phases";

/** The subnets of one AZ. */
export interface AzSubnets {
  /** AZ id, `euw1-az1`: the same place in every account, unlike the AZ's name. */
  readonly availabilityZone: string;
  /** Place in the fleet's list of AZs, from 0; decides every block below. */
  readonly position: number;
  /** Load balancers and NAT gateways only: a /24. */
  readonly publicCidr: string;
  /** Number of the public subnet's /64 in the VPC's /56. */
  readonly publicIpv6Index: number;
  /** Kubernetes nodes and pods, which each take an address: a /20. */
  readonly appCidr: string;
  /** Caches, search and endpoints: a /22, so that search has three times its nodes free while it is replaced. */
  readonly dataCidr: string;
}

/** AZs that a plan holds: EKS and a standby search domain use up to three. */
const MOST_AZS = 3;

/**
 * The subnets of a VPC.
 * The first /20 of the /16 holds the small ones: its first /22 the public /24s, its other three the
 * data /22s. App /20s follow. Twelve /20s stay free. A block depends on the AZ's position alone, so
 * adding the third AZ never moves another subnet, which AWS could only do by replacing it.
 *
 * @throws when the block is not a whole /16, or the AZs are not two or three different ones.
 */
export function subnetPlan(cidr: string, availabilityZones: readonly string[]): AzSubnets[] {
  const block = wholeSixteen(cidr);
  const count = availabilityZones.length;
  if (count < 2 || count > MOST_AZS || new Set(availabilityZones).size !== count) {
    throw new Error(
      `network availabilityZones [${availabilityZones.join(", ")}]: two or three different AZ ids are needed; ` +
        "correct the region's availabilityZones in the fleet file and its lock",
    );
  }
  const nth = (bits: number, index: number) =>
    new Netmask(`${block.base}/${String(bits)}`).next(index).toString();
  return availabilityZones.map((availabilityZone, position) => ({
    availabilityZone,
    position,
    publicCidr: nth(24, position),
    publicIpv6Index: position,
    dataCidr: nth(22, position + 1),
    appCidr: nth(20, position + 1),
  }));
}

function wholeSixteen(cidr: string): Netmask {
  const wrong = (why: string) =>
    new Error(
      `network cidr "${cidr}" ${why}; a whole /16 such as 10.16.0.0/16 is needed: correct the region's cidr in the fleet's lock`,
    );
  let block: Netmask;
  try {
    block = new Netmask(cidr);
  } catch {
    throw wrong("is not an IPv4 block");
  }
  if (block.bitmask !== 16) throw wrong(`has ${String(block.bitmask)} bits`);
  if (block.toString() !== cidr) throw wrong(`begins inside ${block.toString()}`);
  return block;
}

/**
 * A /64 of a VPC's /56, `ipv6Subnet("2a05:d018:abc:de00::/56", 2)` is `2a05:d018:abc:de02::/64`.
 * @param index 0 to 255.
 * @throws when the block is not a /56 (an empty one means that the VPC has no IPv6 block yet).
 */
export function ipv6Subnet(block: string, index: number): string {
  const [address = "", bits] = block.split("/");
  const groups = expandIpv6(address);
  const fourth = groups?.[3];
  if (bits !== "56" || groups === undefined || fourth === undefined || (fourth & 0xff) !== 0) {
    throw new Error(
      `VPC IPv6 block "${block}" is not a /56; the VPC needs assignGeneratedIpv6CidrBlock: run the network stack again`,
    );
  }
  if (!Number.isInteger(index) || index < 0 || index > 255) {
    throw new Error(`IPv6 subnet ${String(index)} of ${block}: 0 to 255 is allowed`);
  }
  const prefix = [...groups.slice(0, 3), fourth | index];
  // The spelling that AWS gives back (RFC 5952), or the subnet would differ at every preview.
  while (prefix.at(-1) === 0) prefix.pop();
  return `${prefix.map((group) => group.toString(16)).join(":")}::/64`;
}

/** The eight 16-bit groups of an IPv6 address; undefined when it is none. */
function expandIpv6(address: string): number[] | undefined {
  const halves = address.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16));
}

/** AZs with a NAT gateway, in order. The first stays when one becomes one per AZ. */
export function natAzs(size: NetworkSize, availabilityZones: readonly string[]): string[] {
  return size.natGateways === "one" ? availabilityZones.slice(0, 1) : [...availabilityZones];
}

/** AZ whose NAT gateway serves the app subnet of `availabilityZone`: its own, else the first. */
export function natAzOf(
  size: NetworkSize,
  availabilityZones: readonly string[],
  availabilityZone: string,
): string {
  const withNat = natAzs(size, availabilityZones);
  const nat = withNat.includes(availabilityZone) ? availabilityZone : withNat[0];
  if (nat === undefined) throw new Error("a network has at least two AZs");
  return nat;
}

/** AZs in which interface endpoints of AWS services stand, in order. */
export function endpointAzs(size: NetworkSize, availabilityZones: readonly string[]): string[] {
  return availabilityZones.slice(0, size.endpointAzs);
}

/**
 * AZs in which the Atlas endpoint stands. In an anchor nobody connects through it, it only has to
 * exist: one. In a cell every query goes through it, so it survives the loss of an AZ even where the
 * phase saves on other endpoints: two or more.
 */
export function linkAzs(
  anchor: boolean,
  size: NetworkSize,
  availabilityZones: readonly string[],
): string[] {
  return availabilityZones.slice(0, anchor ? 1 : Math.max(2, size.endpointAzs));
}

/**
 * Name of an AWS service's endpoint. Built, not looked up: the lookup ignores its region
 * (terraform-provider-aws 42462).
 */
export function endpointService(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}

/** Days that flow logs are kept; each is a value that CloudWatch Logs accepts, and none is below the phase before. */
export const FLOW_LOG_DAYS: Readonly<Record<Phase, number>> = {
  seed: 14,
  launch: 30,
  growth: 60,
  scale: 90,
};
