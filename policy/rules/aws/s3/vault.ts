import { physicalName } from "../../../../infra/naming";
import type { Subject } from "../../../rule";
import { fleetOf } from "../../fleet/stack";

/** Where a cell's archive is copied to. */
export interface Recovery {
  readonly region: string;
  /** Name of the vault's bucket. */
  readonly vault: string;
}

/** Recovery of the stack's cell. Ends the rule where there is none. */
export function recoveryOf<V>(it: Subject<V>): Recovery {
  const { fleet, spec } = fleetOf(it);
  if (spec.role !== "cell") it.notApplicable("only cells copy their archive");
  const cell = fleet.regions.find(({ region }) => region === spec.fleetRegion)?.cell;
  const recovery = fleet.zones.find(({ zone }) => zone === cell?.zone)?.recovery;
  if (recovery === undefined || recovery === spec.fleetRegion)
    return it.notApplicable("the zone has no recovery region outside the cell's");
  const { game, environment, account } = fleet;
  return {
    region: recovery,
    vault: physicalName("bucket", game, environment, "vault", recovery, account),
  };
}
