import type { Ports } from "./traffic";

/** Ports over which machines and stores are administered or read; nobody offers them to the world. */
const SENSITIVE_TCP: readonly number[] = [
  20, 21, 22, 23, 110, 111, 135, 137, 139, 143, 389, 445, 512, 513, 514, 873, 1433, 1434, 1521,
  1522, 1723, 2049, 2181, 2375, 2376, 2379, 2380, 2382, 2383, 2483, 3306, 3389, 4333, 4505, 4506,
  5432, 5439, 5500, 5601, 5672, 5900, 5901, 5984, 5985, 5986, 6379, 6380, 7000, 7001, 7199, 7473,
  7474, 7687, 8020, 8182, 8500, 9042, 9092, 9094, 9096, 9098, 9160, 9200, 9300, 9600, 10250, 10255,
  10256, 11211, 15672, 27015, 27016, 27017, 27018, 27019, 28015, 50000, 50070, 61616,
];

/** Services over UDP that leak or amplify. */
const SENSITIVE_UDP: readonly number[] = [
  69, 111, 135, 137, 138, 161, 162, 389, 514, 1434, 1900, 2049, 5353, 11211,
];

/** More ports than these in one range are no service's. */
const WIDEST_TCP_RANGE = 100;

/** Why a rule may not be open to the world, whatever it is for; undefined when it may. */
export function neverOpen(ports: Ports): string | undefined {
  if (ports.kind === "all") return "all ports";
  if (ports.kind === "none") return undefined;
  const { from, to, udp } = ports;
  const sensitive = udp ? SENSITIVE_UDP : SENSITIVE_TCP;
  const hit = sensitive.find((port) => port >= from && port <= to);
  if (hit !== undefined)
    return from === to ? `port ${String(hit)}` : `port ${String(hit)} among others`;
  if (!udp && to - from > WIDEST_TCP_RANGE) return `${String(to - from + 1)} ports`;
  return undefined;
}

/** True for the ports of the web alone: 80, 443 over TCP, and 443 over UDP for HTTP/3. */
export function isWeb(ports: Ports): boolean {
  if (ports.kind === "none") return true;
  if (ports.kind === "all" || ports.from !== ports.to) return false;
  return ports.from === 443 || (!ports.udp && ports.from === 80);
}
