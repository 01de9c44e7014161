import { mapping, type Place, resourceRule } from "../../../../rule";
import { DISRUPTION_BUDGET } from "../../types";

/** Part in percent of `50%`; undefined for a number of pods. */
function percentOf(spec: Place, key: string): number | undefined {
  const [, percent] = /^(\d+)%$/.exec(spec.text(key) ?? "") ?? [];
  return percent === undefined ? undefined : Number(percent);
}

export const notBlocking = resourceRule({
  id: "kubernetes-policy-pod-disruption-budget-not-blocking",
  title: "A disruption budget lets at least one pod go",
  severity: "medium",
  frameworks: [mapping("worldcell", "K8-15")],
  why: "With no pod to spare no node can be emptied: updates of nodes stand still, security patches too.",
  fix: "Set maxUnavailable to 1 or more.",
  fromPhase: "launch",
  types: DISRUPTION_BUDGET,
  properties: ["spec.maxUnavailable", "spec.minAvailable"],
  check: (it) => {
    const spec = it.at("spec") ?? it.notApplicable("has no spec");
    it.part(() => {
      if ((spec.number("maxUnavailable") ?? percentOf(spec, "maxUnavailable")) === 0)
        spec.fail("maxUnavailable", "is 0; it must be at least 1");
    });
    it.part(() => {
      const percent = percentOf(spec, "minAvailable");
      if (percent !== undefined && percent >= 100)
        spec.fail("minAvailable", "is 100 percent; it must be less");
    });
  },
});
