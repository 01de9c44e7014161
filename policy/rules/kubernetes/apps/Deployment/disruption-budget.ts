import { mapping, type Place, type StackSubject, stackRule } from "../../../../rule";
import { DISRUPTION_BUDGET, isPatch, workloadTypes } from "../../types";

const SELECTED = "spec.selector.matchLabels";

/** True when a budget's labels are among the pod's; a budget that selects in other ways is taken as its own. */
function covers<V>(budget: StackSubject<V>, labels: Place | undefined): boolean {
  const selected = budget.at(SELECTED);
  if (selected === undefined) return true;
  return selected.keys().every((key) => selected.text(key) === labels?.text(key));
}

export const disruptionBudget = stackRule({
  id: "kubernetes-apps-deployment-disruption-budget",
  title: "A deployment says how many of its pods may go at once",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "K8-15")],
  why: "An update of the nodes may stop all pods of a service at the same moment.",
  fix: "Add a PodDisruptionBudget with maxUnavailable and the pods' labels.",
  fromPhase: "launch",
  types: workloadTypes(["Deployment"]),
  properties: [],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if (it.number("spec.replicas") === 0) it.notApplicable("runs no pods");
    const labels = it.at("spec.template.metadata.labels");
    if (!it.ofType(...DISRUPTION_BUDGET).some((budget) => covers(budget, labels)))
      it.fail("", "has no PodDisruptionBudget");
  },
});
