import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { bucketOf, LIFECYCLES } from "../buckets";
import { enabledRules, failNoRule, isUnfiltered } from "../lifecycle";
import { receivesLogs, receivesResults } from "../uses";

/** Cheaper classes that stand in three AZs, and that Athena reads without a restore. */
const CLASSES = ["STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR"] as const;

export const tiers = stackRule({
  id: "aws-s3-bucket-lifecycle-configuration-tiers",
  title: "History gets cheaper with age, and stays readable",
  severity: "medium",
  frameworks: [mapping("worldcell", "A6")],
  why: "Years of history in the standard class cost most of the lake; what has to be restored first no query finds.",
  fix: "Add transitions to STANDARD_IA, INTELLIGENT_TIERING or GLACIER_IR for every object.",
  types: LIFECYCLES,
  properties: ["rules.transitions"],
  check: (it) => {
    if (fleetOf(it).spec.role !== "cell") it.notApplicable("only cells hold history");
    const bucket = bucketOf(it) ?? it.notApplicable("its bucket stands in another stack");
    if (receivesLogs(bucket) || receivesResults(bucket)) it.notApplicable("holds no history");
    const moves = enabledRules(it).map((rule) => ({ rule, to: rule.list("transitions") }));
    if (!moves.some(({ rule, to }) => isUnfiltered(rule) && to.length > 0))
      failNoRule(it, "have no transitions for every object; one must");
    for (const transition of moves.flatMap(({ to }) => to))
      transition.mustBeOneOf("storageClass", CLASSES, {
        shown: ["ONEZONE_IA", "GLACIER", "DEEP_ARCHIVE"],
      });
  },
});
