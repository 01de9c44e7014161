import type { StackSpec } from "../../infra/contracts/stacks";
import type { Fleet } from "../../infra/fleet/fleet";
import { PHASES, type Phase } from "../../infra/fleet/schema";
import type { Exemption } from "../exemptions/exemption";

/** Where a stack stands in its fleet. */
export interface FleetContext {
  readonly fleet: Fleet;
  readonly spec: StackSpec;
  /** True while the operator confirms that the stack's stateful resources may go (`worldcell:confirmRemoval`). */
  readonly removing: boolean;
}

/** What rules know beside the resources. */
export interface PolicyContext {
  /** Absent for stacks of other projects: rules about the fleet do not apply then. */
  readonly fleet?: FleetContext;
  /** How big the stack is bought. */
  readonly phase: Phase;
  readonly exemptions: readonly Exemption[];
  /** The day on which exemptions are judged, `2026-12-01`. */
  readonly today: string;
}

/** Phase of stacks whose fleet is not known: all rules apply that hold for a first production. */
export const FOREIGN_PHASE: Phase = "launch";

/** Context of a stack outside any fleet. */
export function foreignContext(now: Date): PolicyContext {
  return { phase: FOREIGN_PHASE, exemptions: [], today: dayOf(now) };
}

/** Context of a stack of a fleet. @param removing see {@link FleetContext.removing}. */
export function fleetContext(
  fleet: Fleet,
  spec: StackSpec,
  now: Date,
  removing = false,
): PolicyContext {
  const cell = fleet.regions.find(({ region }) => region === spec.fleetRegion)?.cell;
  return {
    fleet: { fleet, spec, removing },
    phase: cell?.phase ?? fleet.phase,
    exemptions: fleet.exemptions,
    today: dayOf(now),
  };
}

/** The day of a moment in UTC, `2026-12-01`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** True when a phase is at least another. */
export function reaches(phase: Phase, from: Phase): boolean {
  return PHASES.indexOf(phase) >= PHASES.indexOf(from);
}
