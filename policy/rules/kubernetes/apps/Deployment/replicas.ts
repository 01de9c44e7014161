import { mapping, stackRule } from "../../../../rule";
import { isPatch, workloadTypes } from "../../types";
import { isScaled } from "./scaled";

export const replicas = stackRule({
  id: "kubernetes-apps-deployment-replicas",
  title: "A deployment has a second pod",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "K8-15"), mapping("worldcell", "A4")],
  why: "With one pod every update of a node is an outage.",
  fix: "Set replicas to 2 or more, or let an autoscaler do it.",
  fromPhase: "launch",
  types: workloadTypes(["Deployment"]),
  properties: ["spec.replicas"],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    if (isScaled(it)) it.notApplicable("is scaled by an autoscaler");
    it.mustBeAtLeast("spec.replicas", 2);
  },
});
