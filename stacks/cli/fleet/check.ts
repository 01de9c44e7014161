import { fleetStacks } from "../../../infra/contracts/stacks";
import { fleetSource, loadFleet } from "../../../infra/fleet/load";
import type { FleetCommandOptions } from "./lock";
import { count, findingLines, ok, type Outcome } from "./outcome";

/**
 * `check`: every rule of the fleet and its lock.
 * @throws UserError with every error found.
 */
export function checkCommand(options: FleetCommandOptions): Outcome {
  const { fleet, findings, file } = loadFleet(fleetSource(options.fleet), options);
  const cells = fleet.regions.filter((row) => row.cell !== undefined).length;
  return ok(
    ...findingLines(findings),
    `${file}: ok; ${[
      count(fleet.zones.length, "zone"),
      count(fleet.regions.length, "region"),
      count(cells, "cell"),
      count(fleetStacks(fleet).length, "stack"),
      count(findings.length, "warning"),
    ].join(", ")}`,
  );
}
