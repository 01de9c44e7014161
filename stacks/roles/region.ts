import { regionOf, type Region } from "../../infra/fleet/fleet";
import type { RoleContext } from "../program";

/** The fleet's row of a regional stack. */
export function ownRegion({ fleet, spec }: Pick<RoleContext, "fleet" | "spec">): Region {
  if (spec.fleetRegion === undefined) throw new Error(`${spec.stack} is not a regional stack`);
  return regionOf(fleet, spec.fleetRegion);
}

/** True when both keys of a removal are turned: the fleet says so, and the stack's configuration confirms the region. */
export function isRemovable(
  { settings }: Pick<RoleContext, "settings">,
  region: string,
  fleetSaysSo: boolean,
): boolean {
  return fleetSaysSo && settings.confirmRemoval === region;
}

/** True when this fleet creates the singletons of a region. */
export function ownsRegion({ fleet }: Pick<RoleContext, "fleet">, region: string): boolean {
  const { regions } = fleet.owns;
  return regions === "all" || (regions !== "none" && regions.includes(region));
}
