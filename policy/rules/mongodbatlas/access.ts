import type { Place, Subject } from "../../rule";
import { isInside, isWorld } from "../aws/ec2/SecurityGroup/networks";
import { atlasType } from "./types";

/** Types whose entries admit an address each. */
const ENTRIES = [
  atlasType("ProjectIpAccessList"),
  atlasType("AccessListApiKey"),
  atlasType("ServiceAccountAccessListEntry"),
  atlasType("ProjectServiceAccountAccessListEntry"),
];
/** Types with a list of such entries. */
const LISTS = [atlasType("McpConfig"), atlasType("ProjectMcpConfig")];

/** Every type that says from which addresses Atlas is reached. */
export const ACCESS_TYPES = [...ENTRIES, ...LISTS];

/** Paths of those addresses. */
export const ACCESS_PROPERTIES = [
  "cidrBlock",
  "ipAddress",
  "ipAccessLists.cidrBlock",
  "ipAccessLists.ipAddress",
];

/** Calls back with every address or network of a resource that admits some. */
export function eachNetwork<V>(
  it: Subject<V>,
  judge: (place: Place, key: string, network: string) => void,
): void {
  const places = LISTS.includes(it.type) ? it.list("ipAccessLists") : [it];
  for (const place of places) {
    for (const key of ["cidrBlock", "ipAddress"]) {
      it.part(() => {
        const network = place.text(key);
        if (network !== undefined) judge(place, key, network.trim());
      });
    }
  }
}

/** Ranges that the internet does not route: peered networks are named by them. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** True for a network of which only its owners have addresses. */
export function isPrivate(network: string): boolean {
  return PRIVATE.some((range) => isInside(network, range)) || /^f[cd]/i.test(network);
}

/** Length of a network's prefix; that of one address where it has none. */
export function prefixOf(network: string): number {
  const [address = "", prefix] = network.split("/");
  if (prefix !== undefined) return Number(prefix);
  return address.includes(":") ? 128 : 32;
}

/** True for a network that is everybody's, and for the address that Atlas reads as one. */
export function isEverybody(network: string): boolean {
  return isWorld(network) || network === "0.0.0.0" || network === "::";
}
