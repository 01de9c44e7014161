import type { Fleet, Region } from "../fleet/fleet";
import { latencyOrder } from "../regions/distance";
import { takesPlayers } from "./recovery";

/** What a part of a share is out of. */
const WHOLE_SHARE = 255;

type Rows = readonly Pick<Region, "region" | "cell">[];

/** What happens to the players of the fleet. */
export interface Situation {
  /** A region that is gone with its cell. @default none */
  readonly lost?: string;
  /** How many times its usual players a region has. @default 1 everywhere */
  readonly factorOf?: (region: string) => number;
}

/** Whether a cell's players are counted: it runs, or is about to. */
function counts(cell: Region["cell"]): boolean {
  return cell !== undefined && ["provisioned", "serving", "draining"].includes(cell.state);
}

/** Cells that are sized, in the fleet's order. */
export function sizedRegions(fleet: { readonly regions: Rows }): string[] {
  return fleet.regions.filter(({ cell }) => counts(cell)).map(({ region }) => region);
}

/** Cells whose loss sends players elsewhere. */
export function servingRegions(fleet: { readonly regions: Rows }): string[] {
  return fleet.regions
    .filter(({ cell }) => cell !== undefined && takesPlayers(cell))
    .map(({ region }) => region);
}

/**
 * Players online at the peak in each cell, by the region whose cell serves them.
 *
 * Routed as the records of the global stack do: of a region's own players its share stays and the rest
 * goes to `evacuateTo`; of a lost cell all go there, or to the nearest cell that takes players. A
 * provisioned cell is counted as if it served its own region, so that it is sized before it serves.
 * Regions without `players` add nothing.
 */
export function playersOnline(
  fleet: { readonly regions: Rows },
  { lost, factorOf = () => 1 }: Situation = {},
): Map<string, number> {
  const online = new Map<string, number>();
  const takers = servingRegions(fleet).filter((region) => region !== lost);
  const add = (region: string | undefined, players: number) => {
    if (region !== undefined) online.set(region, (online.get(region) ?? 0) + players);
  };
  for (const { region, cell } of fleet.regions) {
    if (cell?.players === undefined || !counts(cell)) continue;
    const players = cell.players.peak * factorOf(region);
    if (cell.state === "provisioned") {
      if (region !== lost) add(region, players);
      continue;
    }
    const others = takers.filter((taker) => taker !== region);
    const target =
      cell.evacuateTo !== undefined && others.includes(cell.evacuateTo)
        ? cell.evacuateTo
        : undefined;
    const nearest = () => target ?? latencyOrder(region, others)[0];
    const share = region === lost ? 0 : (cell.share ?? 0);
    // A lone record answers everybody, whatever its weight, unless it is 0.
    const kept = share === 0 ? 0 : target === undefined ? 1 : share / WHOLE_SHARE;
    if (kept > 0) add(region, players * kept);
    if (kept < 1) add(nearest(), players * (1 - kept));
  }
  return online;
}

/** Players of a zone: those of the cells that name it, wherever they are served. */
export function zonePlayers(
  fleet: { readonly regions: Rows },
  zone: string,
  factorOf: (region: string) => number = () => 1,
): { readonly daily: number; readonly peak: number } {
  let daily = 0;
  let peak = 0;
  for (const { region, cell } of fleet.regions) {
    if (cell?.zone !== zone || cell.players === undefined || !counts(cell)) continue;
    daily += cell.players.daily;
    peak += cell.players.peak * factorOf(region);
  }
  return { daily, peak };
}

/** Cells that are sized but say nothing of their players. */
export function withoutPlayers(fleet: Pick<Fleet, "regions">): string[] {
  return fleet.regions
    .filter(({ cell }) => counts(cell) && cell?.players === undefined)
    .map(({ region }) => region);
}
