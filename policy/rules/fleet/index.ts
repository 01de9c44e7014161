import type { Rule } from "../../rule/rule";
import { account } from "./account";
import { alarms } from "./alarms";
import { budget } from "./budget";
import { cellIsolation } from "./cell-isolation";
import { components } from "./components";
import { copyResidency } from "./copy-residency";
import { costPhase } from "./cost-phase";
import { customerKeys } from "./customer-keys";
import { dataModel } from "./data-model";
import { exposure } from "./exposure";
import { names } from "./names";
import { protect } from "./protect";
import { protectSides } from "./protect-sides";
import { region } from "./region";
import { residency } from "./residency";
import { tags } from "./tags";
import { protectSurroundings } from "./protect-surroundings";

/** Rules about the architecture of a fleet; the one about `ignoreChanges` needs all others and joins them later. */
export const FLEET_RULES: readonly Rule[] = [
  account,
  alarms,
  budget,
  cellIsolation,
  components,
  copyResidency,
  costPhase,
  customerKeys,
  dataModel,
  exposure,
  names,
  protect,
  protectSides,
  region,
  residency,
  tags,
  protectSurroundings,
];
