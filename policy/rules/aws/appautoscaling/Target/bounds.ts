import { mapping, resourceRule } from "../../../../rule";
import { TARGET } from "../targets";

export const targetBounds = resourceRule({
  id: "aws-appautoscaling-target-bounds",
  title: "What scales has bounds, and the upper one is not below the lower",
  severity: "medium",
  frameworks: [mapping("worldcell", "A7")],
  why: "Without an upper bound a flood is a bill; with crossed bounds nothing scales.",
  fix: "Set minCapacity and maxCapacity.",
  types: [TARGET],
  properties: ["minCapacity", "maxCapacity"],
  check: (it) => {
    it.mustBeAtLeast("minCapacity", 0);
    it.mustBeAtLeast("maxCapacity", 1);
    // More than a cache can ever have: shards of a cluster, replicas of a shard.
    if (it.text("serviceNamespace") === "elasticache")
      it.mustBeAtMost(
        "maxCapacity",
        it.text("scalableDimension")?.endsWith(":Replicas") === true ? 5 : 500,
      );
    const [least, most] = [it.number("minCapacity"), it.number("maxCapacity")];
    if (least !== undefined && most !== undefined && most >= 1 && most < least)
      it.fail(
        "maxCapacity",
        `is ${String(most)}; it must be at least ${String(least)}, minCapacity`,
      );
  },
});
