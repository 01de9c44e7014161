import { mapping, resourceRule } from "../../../../rule";
import { podOf } from "../../pods";
import { isPatch, workloadTypes } from "../../types";

const ZONES = ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"];
const AFFINITY = "affinity.podAntiAffinity";

export const spread = resourceRule({
  id: "kubernetes-apps-deployment-spread",
  title: "The pods of a deployment stand in several AZs",
  severity: "medium",
  elsewhere: "low",
  frameworks: [mapping("worldcell", "K8-15"), mapping("worldcell", "A4")],
  why: "The scheduler may put all of them in one AZ, and they are gone together.",
  fix: "Add topologySpreadConstraints with topologyKey topology.kubernetes.io/zone.",
  fromPhase: "launch",
  types: workloadTypes(["Deployment"]),
  properties: ["spec.template.spec.topologySpreadConstraints"],
  check: (it) => {
    if (isPatch(it.type)) it.notApplicable("changes only what it names");
    const { spec } = podOf(it);
    const keys = [
      ...spec.whole("topologySpreadConstraints"),
      ...spec.whole(`${AFFINITY}.requiredDuringSchedulingIgnoredDuringExecution`),
      ...spec
        .whole(`${AFFINITY}.preferredDuringSchedulingIgnoredDuringExecution`)
        .flatMap((term) => term.at("podAffinityTerm") ?? []),
    ].map((place) => place.text("topologyKey") ?? "");
    if (!keys.some((key) => ZONES.includes(key)))
      spec.fail("topologySpreadConstraints", "does not spread the pods over AZs");
  },
});
