import { secondsOf } from "../../../infra/fleet/duration";
import type { Fleet } from "../../../infra/fleet/fleet";

/** The shortest RTO that the fleet declares for any data class; null when it declares none. */
export function strictestRtoSeconds(fleet: Pick<Fleet, "objectives">): number | null {
  const declared = Object.values(fleet.objectives).map(({ rto }) => secondsOf(rto));
  return declared.length === 0 ? null : Math.min(...declared);
}
