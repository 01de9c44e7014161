import type { StackSpec } from "../../infra/contracts/stacks";
import type { Fleet } from "../../infra/fleet/fleet";
import { cellMayGo, networkMayGo, noCellRuns, vaultMayGo } from "../../infra/fleet/removal";
import { PHASES, type Phase } from "../../infra/fleet/schema";
import { manifest, type Manifest } from "../../infra/model";
import type { Exemption } from "../exemptions/exemption";

/** Where a stack stands in its fleet. */
export interface FleetContext {
  readonly fleet: Fleet;
  readonly spec: StackSpec;
  /** The data model: what rules know of schemas, TTL and archive. */
  readonly model: Manifest;
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

/** True when both keys of a removal are turned for something in the stack. */
function isRemoving(fleet: Fleet, spec: StackSpec, confirmed: string | undefined): boolean {
  const region = spec.fleetRegion ?? spec.region;
  if (confirmed !== region) return false;
  switch (spec.role) {
    case "cell":
    case "service":
      return cellMayGo(fleet, region);
    case "network":
      return networkMayGo(fleet, region) || vaultMayGo(fleet, region);
    case "foundation":
    case "database":
    case "global":
      return noCellRuns(fleet);
  }
}

/** Context of a stack of a fleet. @param confirmRemoval the stack's `worldcell:confirmRemoval`. */
export function fleetContext(
  fleet: Fleet,
  spec: StackSpec,
  now: Date,
  confirmRemoval?: string,
): PolicyContext {
  const cell = fleet.regions.find(({ region }) => region === spec.fleetRegion)?.cell;
  return {
    fleet: { fleet, spec, model: manifest, removing: isRemoving(fleet, spec, confirmRemoval) },
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
