import type { CellState } from "../../infra/fleet/schema";

/** Weights of a slot add up to this; Route 53 takes 0 to 255. */
export const MAX_WEIGHT = 255;

/** Both trees: IPv4 and IPv6. */
export const ADDRESS_TYPES = ["A", "AAAA"] as const;
export type AddressType = (typeof ADDRESS_TYPES)[number];

/** How one cell is routed; all plain, since it decides which records exist. */
export interface CellRoute {
  /** Region of the cell, one cell a region. */
  readonly region: string;
  /** Only these three are routed at all. */
  readonly state: Extract<CellState, "provisioned" | "serving" | "draining">;
  /** Part of 255 of its region's own traffic that the cell takes. */
  readonly share: number;
  /** Region whose cell takes the rest, and everything when this cell is lost. */
  readonly evacuateTo?: string;
  /** Region of the cell's fence; never the cell's own. */
  readonly witness: string;
}

/** Where the players of a region are sent: one latency record with the weighted group below it. */
export interface Slot {
  readonly region: string;
  /** Weight of the region's own cell. */
  readonly self: number;
  /** What goes elsewhere; absent without `evacuateTo`. */
  readonly spill?: { readonly region: string; readonly weight: number };
}

/** Decisions for one edge. */
export interface EdgePlan {
  /** Regions with a leaf and checks, sorted. */
  readonly leaves: readonly string[];
  /** Slots by region, sorted. */
  readonly slots: readonly Slot[];
}

/** Name that players ask for. */
export function apiName(domain: string): string {
  return `api.${domain}`;
}

/** Name of a region's weighted group. */
export function slotName(region: string, domain: string): string {
  return `${region}.route.${domain}`;
}

/** Name that always means one cell; smoke tests use it before the cell has players. */
export function leafName(region: string, domain: string): string {
  return `${region}.cell.${domain}`;
}

function fail(region: string, problem: string, next: string): never {
  throw new Error(`Edge: cell ${region} ${problem}. ${next}`);
}

function checkRoute(cell: CellRoute, regions: ReadonlySet<string>): void {
  const { region, share, evacuateTo, witness } = cell;
  if (!Number.isInteger(share) || share < 0 || share > MAX_WEIGHT) {
    fail(region, `has the share ${String(share)}`, "A share is a whole number from 0 to 255.");
  }
  if (witness === region) {
    fail(
      region,
      "has its fence in its own region",
      "Name a witness elsewhere: a fence must outlive what it fences.",
    );
  }
  if (evacuateTo === region) {
    fail(region, "evacuates to itself", "Name another cell or leave `evacuateTo` out.");
  }
  if (evacuateTo !== undefined && !regions.has(evacuateTo)) {
    fail(
      region,
      `evacuates to ${evacuateTo}, which has no leaf`,
      `Cells with a leaf: ${[...regions].sort().join(", ")}.`,
    );
  }
}

/**
 * Which cells have leaves and which regions have slots.
 *
 * - provisioned: leaf and checks only, so that it is tested by its own name before it has players;
 * - serving or draining: a slot, unless the share is 0 and nobody takes the rest: a lone record of
 *   weight 0 would still answer, so the region's players go to the next nearest slot instead.
 *
 * @throws when a region comes twice, a share is out of range, or `evacuateTo` or `witness` cannot be.
 */
export function edgePlan(cells: readonly CellRoute[]): EdgePlan {
  const regions = new Set(cells.map(({ region }) => region));
  for (const [index, cell] of cells.entries()) {
    if (cells.findIndex(({ region }) => region === cell.region) !== index) {
      fail(cell.region, "comes twice", "A region has one cell.");
    }
    checkRoute(cell, regions);
  }
  const sorted = [...cells].sort((a, b) => (a.region < b.region ? -1 : 1));
  return {
    leaves: sorted.map(({ region }) => region),
    slots: sorted.flatMap((cell) => slotOf(cell) ?? []),
  };
}

function slotOf(cell: CellRoute): Slot | undefined {
  const { region, state, share, evacuateTo } = cell;
  if (state === "provisioned") return undefined;
  if (evacuateTo === undefined) return share === 0 ? undefined : { region, self: share };
  return { region, self: share, spill: { region: evacuateTo, weight: MAX_WEIGHT - share } };
}

/** What an alias stands for: another record of the tree, or the load balancer of a cell. */
export type AliasTarget = { readonly record: string } | { readonly loadBalancerOf: string };

/** One record set of the tree, without the address type. */
export interface PlannedRecord {
  /** Stable key: region and part, `eu-west-1-self`. Never changes, or the record would be replaced. */
  readonly key: string;
  readonly name: string;
  readonly target: AliasTarget;
  /** Key of what must exist first: Route 53 refuses an alias to nothing. */
  readonly after: readonly string[];
  /** Cell whose calculated check the record carries. */
  readonly checkOf?: string;
  readonly setIdentifier?: string;
  readonly weight?: number;
  readonly latencyRegion?: string;
}

/**
 * The record tree, leaves first:
 * `api` (latency, a record a slot) > `<region>.route` (weighted: self, spill) > `<region>.cell` (leaf).
 *
 * Checks hang on the weighted records. On a lone leaf a check changes nothing, since Route 53
 * answers with a group's only record whatever its health; on the latency records it would take a
 * region's spill away together with its own cell.
 */
export function recordTree(plan: EdgePlan, domain: string): PlannedRecord[] {
  const leaves = plan.leaves.map((region): PlannedRecord => ({
    key: `${region}-leaf`,
    name: leafName(region, domain),
    target: { loadBalancerOf: region },
    after: [],
  }));
  const slots = plan.slots.flatMap(({ region, self, spill }): PlannedRecord[] => {
    const name = slotName(region, domain);
    const member = (set: "self" | "spill", cell: string, weight: number): PlannedRecord => ({
      key: `${region}-${set}`,
      name,
      target: { record: leafName(cell, domain) },
      after: [`${cell}-leaf`],
      checkOf: cell,
      setIdentifier: set,
      weight,
    });
    const members = [
      member("self", region, self),
      ...(spill === undefined ? [] : [member("spill", spill.region, spill.weight)]),
    ];
    const latency: PlannedRecord = {
      key: `${region}-latency`,
      name: apiName(domain),
      target: { record: name },
      after: members.map(({ key }) => key),
      setIdentifier: region,
      latencyRegion: region,
    };
    return [...members, latency];
  });
  return [...leaves, ...slots];
}
