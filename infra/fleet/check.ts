import { checkCells } from "./rules/cells";
import type { RuleContext } from "./rules/context";
import { checkExemptions } from "./rules/exemptions";
import { checkLaunches } from "./rules/launches";
import { checkLimits } from "./rules/limits";
import { checkNetwork } from "./rules/network";
import { checkObjectives } from "./rules/objectives";
import { checkReferences } from "./rules/references";
import { checkZones } from "./rules/zones";

/** Every rule that needs the fleet alone, or its addresses in the lock. All run; none throws. */
export function checkFleet(context: RuleContext): void {
  checkReferences(context);
  checkZones(context);
  checkCells(context);
  checkNetwork(context);
  checkLimits(context);
  checkObjectives(context);
  checkLaunches(context);
  checkExemptions(context);
}
