import type { FleetFile, RegionRow, ZoneRow } from "../../../fleet/schema";
import type { Choices } from "../choices";

/** Regions that a walk may add, by residency, with the zones that may stand there. */
export interface WalkWorld {
  readonly regions: readonly { readonly region: string; readonly residency: string }[];
  readonly zones: readonly {
    readonly zone: string;
    readonly residency: string;
    readonly location: string;
  }[];
}

/** What is brought up for an edit, in order. */
export type Up =
  | { readonly role: "foundation" | "database" | "global"; readonly confirm?: string }
  | {
      readonly role: "network" | "cell";
      readonly region: string;
      readonly confirm?: string;
      readonly destroy?: true;
    };

/** One legal change of the fleet file and the stacks that follow it, in the documented order. */
export interface Edit {
  readonly name: string;
  readonly file: FleetFile;
  readonly ups: readonly Up[];
}

export const copy = (file: FleetFile): FleetFile => structuredClone(file);
export const cells = (file: FleetFile) => file.regions.filter((row) => row.cell !== undefined);
export const inState = (file: FleetFile, ...states: string[]) =>
  file.regions.filter((row) => row.cell !== undefined && states.includes(row.cell.state));
export const nextOrdinal = (rows: readonly { readonly ordinal: number }[]) =>
  Math.max(-1, ...rows.map(({ ordinal }) => ordinal)) + 1;

export function rowOf(file: FleetFile, region: string): RegionRow {
  const row = file.regions.find((candidate) => candidate.region === region);
  if (row === undefined) throw new Error(`no row of ${region}`);
  return row;
}

/** Everything that an edit may look at. */
export interface EditContext {
  readonly file: FleetFile;
  readonly world: WalkWorld;
  readonly choices: Choices;
  /** Regions of the lock, those of rows that are gone among them: an ordinal belongs to its region for ever. */
  readonly locked: Readonly<Record<string, { readonly ordinal: number }>>;
}

export type EditMaker = (context: EditContext) => Edit | undefined;

/** Regions of a residency without electable nodes of the zone. */
export function freeRows(file: FleetFile, zone: ZoneRow): RegionRow[] {
  return file.regions.filter(
    (row) => row.residency === zone.residency && !zone.electable.includes(row.region),
  );
}

/** Takes a region without a cell out of the zones' lists. */
