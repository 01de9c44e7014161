import { mapping, stackRule } from "../../rule";
import { fleetOf } from "./stack";

export const budget = stackRule({
  id: "fleet-budget",
  title: "A fleet that owns its account has a budget that warns",
  severity: "low",
  frameworks: [mapping("worldcell", "A7")],
  why: "Auto-scaling and a mistake look the same on the bill; only a budget tells before the month is over.",
  fix: "Add an aws:budgets/budget:Budget with a notification to the foundation stack.",
  fromPhase: "launch",
  types: ["pulumi:pulumi:Stack"],
  properties: [],
  check: (it) => {
    const { fleet, spec } = fleetOf(it);
    if (spec.role !== "foundation") it.notApplicable("budgets are the foundation's");
    if (!fleet.owns.account) it.notApplicable("the account's singletons are not this fleet's");
    if (it.ofType("aws:budgets/budget:Budget").length === 0) it.fail("", "has no Budget");
  },
});
