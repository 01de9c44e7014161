/** Addresses of IPv4, first and one behind the last. */
interface Block {
  readonly from: number;
  readonly to: number;
}

/** IPv4 blocks wider than this are no network of anybody: the largest ever given to one holder is a /8. */
const WIDEST_IPV4 = 8;
/** Registries hand out blocks of /12 among themselves; holders get far narrower ones. */
const WIDEST_IPV6 = 16;
const HALF_OF_IPV4 = 2 ** 31;

function ipv4(cidr: string): (Block & { readonly prefix: number }) | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr.trim());
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if (prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const from = Math.floor(address / size) * size;
  return { from, to: from + size, prefix };
}

function ipv6Prefix(cidr: string): { readonly first: number; readonly prefix: number } | undefined {
  const [address = "", length = ""] = cidr.trim().split("/");
  if (!address.includes(":") || !/^\d{1,3}$/.test(length)) return undefined;
  const [group = ""] = address.split(":");
  return { first: group === "" ? 0 : Number.parseInt(group, 16), prefix: Number(length) };
}

/** Unique local, link-local and multicast addresses, which the internet does not route. */
function isLocalIpv6(first: number): boolean {
  return (
    (first >= 0xfc00 && first <= 0xfdff) || (first >= 0xfe80 && first <= 0xfebf) || first >= 0xff00
  );
}

/** True for one network that only the world at large needs: every address, or a large part of all. */
export function isWorld(cidr: string): boolean {
  const v4 = ipv4(cidr);
  if (v4 !== undefined) return v4.prefix < WIDEST_IPV4;
  const v6 = ipv6Prefix(cidr);
  if (v6 === undefined) return false;
  return v6.prefix === 0 || (v6.prefix < WIDEST_IPV6 && !isLocalIpv6(v6.first));
}

/** How many IPv4 addresses some networks hold together, each counted once. */
function addresses(cidrs: readonly string[]): number {
  const blocks = cidrs
    .map(ipv4)
    .filter((block) => block !== undefined)
    .sort((a, b) => a.from - b.from);
  let end = 0;
  let count = 0;
  for (const { from, to } of blocks) {
    count += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return count;
}

/** True when one of the networks is the world, or when all together come to it. */
export function admitWorld(cidrs: readonly string[]): boolean {
  return cidrs.some(isWorld) || addresses(cidrs) >= HALF_OF_IPV4;
}

/** True when a network lies inside another; false for text that is no IPv4 network. */
export function isInside(cidr: string, outer: string): boolean {
  const [inner, around] = [ipv4(cidr), ipv4(outer)];
  return (
    inner !== undefined &&
    around !== undefined &&
    inner.from >= around.from &&
    inner.to <= around.to
  );
}
