import { mapping, stackRule } from "../../../../rule";
import { PARAMETER_GROUP, parameterOf } from "../parameters";
import { GROUP } from "../types";

export const clusterEnabled = stackRule({
  id: "aws-elasticache-parameter-group-cluster-enabled",
  title: "The parameters of a cache in cluster mode say so",
  severity: "medium",
  frameworks: [mapping("worldcell", "growth")],
  why: "The update stops half-way when ElastiCache finds that group and parameters disagree.",
  fix: "Set the parameter cluster-enabled to yes.",
  types: [PARAMETER_GROUP],
  properties: [],
  check: (it) => {
    const groups = it
      .namedBy([GROUP], "parameterGroupName")
      .filter((group) => !group.isUnknown("clusterMode"));
    if (!groups.some((group) => group.text("clusterMode") === "enabled"))
      it.notApplicable("no cache in cluster mode takes it");
    const entry = parameterOf(it, "cluster-enabled");
    if (entry === undefined) it.fail("parameters", "has no cluster-enabled; it must be yes");
    else entry.mustBeOneOf("value", ["yes"], { shown: ["no"] });
  },
});
