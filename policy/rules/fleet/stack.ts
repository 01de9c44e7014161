import { isAwsRegion } from "../../../infra/regions/aws";
import type { FleetContext } from "../../context/context";
import type { Subject } from "../../rule";

/** The stack's place in its fleet. Ends the rule for stacks of no fleet. */
export function fleetOf<V>(it: Subject<V>): FleetContext {
  return it.context.fleet ?? it.notApplicable("the stack belongs to no fleet");
}

/** Residency of a region of the fleet; undefined for the control and witness regions outside it. */
export function residencyOf({ fleet }: FleetContext, region: string): string | undefined {
  return fleet.regions.find((row) => row.region === region)?.residency;
}

/** Regions of a residency. */
export function regionsOfResidency({ fleet }: FleetContext, residency: string): string[] {
  return fleet.regions.filter((row) => row.residency === residency).map((row) => row.region);
}

/** A region for a message; a text that is none may be anything, and is not shown. */
export function shownRegion(region: string): string {
  return isAwsRegion(region) ? region : "no region of AWS";
}
