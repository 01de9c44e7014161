import { mapping, resourceRule } from "../../../../rule";
import { supportOf } from "../versions";

export const clusterVersionStandard = resourceRule({
  id: "aws-eks-cluster-version-standard",
  title: "A cluster's version of Kubernetes is in standard support",
  severity: "low",
  frameworks: [mapping("worldcell", "cost")],
  why: "Extended support costs six times as much an hour.",
  fix: "Move up, one version after the other.",
  types: ["aws:eks/cluster:Cluster"],
  properties: [],
  check: (it) => {
    const version = it.text("version") ?? it.notApplicable("takes the newest version of the day");
    const support = supportOf(version);
    if (support !== undefined && support.standard < it.context.today)
      it.fail("version", "is a version in extended support, or past it");
  },
});
