import { replicasFor } from "../../../components/cache";
import { endpointAzs, linkAzs, natAzs } from "../../../components/network";
import { searchLayout } from "../../../components/search";
import { homeOf, type Fleet, type Region } from "../../../infra/fleet/fleet";
import { clusterNodes } from "../../../infra/fleet/nodes";
import type { PlanReport } from "../../../infra/planner/report/schema";
import { assume } from "../../../infra/sizing/assumptions";
import { PHASE_SIZES } from "../../../infra/sizing/phases";
import { CACHE_GROUPS } from "../../../infra/sizing/phases/cache";
import { priceOf, PRICES_READ, type Price } from "../../../infra/sizing/prices";

/** Something that is paid for each month, and how many of it. */
interface Purchase {
  readonly item: string;
  readonly count: number;
}

/** Customer keys of a cell: data, logs, secrets. */
const CELL_KEYS = 3;
/** Rules of a cell's firewall: three managed groups and the rate of an address. */
export const FIREWALL_RULES = 4;
/** Config servers of a sharded cluster, where Atlas keeps them apart from the shards. */
const CONFIG_SERVERS = 3;

function networkPurchases(fleet: Fleet, row: Region, stands: boolean): Purchase[] {
  const { network } = PHASE_SIZES[row.cell?.phase ?? fleet.phase];
  const { regions } = fleet.owns;
  const owned = regions === "all" || (regions !== "none" && regions.includes(row.region));
  const vaults = fleet.zones.filter(({ recovery }) => recovery === row.region).length;
  const azs = row.availabilityZones;
  const nat = stands ? natAzs(network, azs).length : 0;
  const services = stands
    ? network.interfaceEndpoints.length * endpointAzs(network, azs).length
    : 0;
  return [
    { item: "NAT gateway", count: nat },
    { item: "public IPv4 address", count: nat },
    { item: "interface endpoint", count: services + linkAzs(!stands, network, azs).length },
    // Flow logs always; the catalogue where the fleet owns the region; a vault for the zones that name it.
    { item: "customer key", count: 1 + (owned ? 1 : 0) + (vaults > 0 ? 1 : 0) },
  ];
}

function cellPurchases(row: Region): Purchase[] {
  if (row.cell === undefined) return [];
  const { cache, search } = PHASE_SIZES[row.cell.phase];
  const azs = row.availabilityZones.length;
  const groups = CACHE_GROUPS.map((group) => ({
    item: cache[group].nodeType,
    count: cache[group].shards * (1 + replicasFor(cache[group], azs)),
  }));
  const { nodeType, nodes, masters, volume } = searchLayout(search, azs);
  return [
    ...groups,
    { item: nodeType, count: nodes },
    ...(masters === undefined ? [] : [{ item: masters.type, count: masters.count }]),
    { item: "search gp3 storage", count: nodes * volume.gib },
    { item: "application load balancer", count: 1 },
    { item: "public IPv4 address", count: azs },
    { item: "web ACL", count: 1 },
    { item: "web ACL rule", count: FIREWALL_RULES },
    { item: "customer key", count: CELL_KEYS },
  ];
}

function databasePurchases(fleet: Fleet, region: string): Purchase[] {
  const { minInstanceSize } = PHASE_SIZES[fleet.phase].database;
  const [first] = fleet.zones;
  const nodes = clusterNodes(fleet.zones).get(region) ?? 0;
  return [
    { item: `Atlas ${minInstanceSize} node`, count: nodes },
    {
      item: "Atlas config server",
      count: first !== undefined && homeOf(first) === region ? CONFIG_SERVERS : 0,
    },
  ];
}

/** What a region costs each month whatever players do, each item once; sorted. */
export function purchasesOf(fleet: Fleet, row: Region): Purchase[] {
  const stands = row.cell !== undefined && row.cell.state !== "planned";
  const counts = new Map<string, number>();
  for (const { item, count } of [
    ...networkPurchases(fleet, row, stands),
    ...(stands ? cellPurchases(row) : []),
    ...databasePurchases(fleet, row.region),
  ]) {
    if (count > 0) counts.set(item, (counts.get(item) ?? 0) + count);
  }
  return [...counts]
    .map(([item, count]) => ({ item, count }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

function monthly({ usd, unit }: Price, count: number): number {
  return usd * count * (unit === "hour" ? assume("hoursPerMonth") : 1);
}

const cents = (usd: number) => Math.round(usd * 100) / 100;

/**
 * The least that each region costs a month: what its phase buys, before auto-scaling, traffic, storage
 * by the byte and backups. An item without a sourced price is named and never counted as nought.
 */
export function costFloor(fleet: Fleet): PlanReport["cost"] {
  const regions = fleet.regions.map((row) => {
    const priced = purchasesOf(fleet, row).map((purchase) => ({
      ...purchase,
      price: priceOf(purchase.item, row.region),
    }));
    return {
      region: row.region,
      phase: row.cell?.phase ?? fleet.phase,
      monthlyUsd: cents(
        priced.reduce(
          (sum, { price, count }) => sum + (price === undefined ? 0 : monthly(price, count)),
          0,
        ),
      ),
      priced: priced.filter(({ price }) => price !== undefined).length,
      notPriced: priced
        .filter(({ price }) => price === undefined)
        .map(({ item, count }) => ({ item, count })),
    };
  });
  return {
    pricesRead: PRICES_READ,
    regions,
    monthlyUsd: cents(regions.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0)),
    priced: regions.reduce((sum, { priced }) => sum + priced, 0),
    notPriced: regions.reduce((sum, { notPriced }) => sum + notPriced.length, 0),
  };
}
