import { clusterRegions, regionOf, type Fleet } from "./fleet";

/** What the fleet says before the stacks that all share may go: no cell runs any more. */
export function noCellRuns(fleet: Fleet): boolean {
  return fleet.regions.every(({ cell }) => cell === undefined || cell.state === "retired");
}

/** What the fleet says before a region's cell may go: it is retired. */
export function cellMayGo(fleet: Fleet, region: string): boolean {
  return regionOf(fleet, region).cell?.state === "retired";
}

/** What the fleet says before a region's recovery vault may go: no zone names it. */
export function vaultMayGo(fleet: Fleet, region: string): boolean {
  return fleet.zones.every((zone) => zone.recovery !== region);
}

/** What the fleet says before a region's network may go: no cell, no node and no vault is in it. */
export function networkMayGo(fleet: Fleet, region: string): boolean {
  const { cell } = regionOf(fleet, region);
  const cellGone = cell === undefined || cell.state === "retired";
  return cellGone && !clusterRegions(fleet).includes(region) && vaultMayGo(fleet, region);
}
