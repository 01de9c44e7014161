import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { BUCKETS } from "../../s3/buckets";
import { RESULTS_LOCATION, writesResults } from "../../s3/uses";
import { skipSpark, WORKGROUP } from "../types";

const RESULTS = "configuration.resultConfiguration";

export const resultOwner = stackRule({
  id: "aws-athena-workgroup-result-owner",
  title: "Query results go to a bucket of their own stack and account",
  severity: "medium",
  frameworks: [mapping("worldcell", "data-exfiltration")],
  why: "Once a bucket is deleted its name is free: whoever takes it is sent every result.",
  fix: "Set resultConfiguration.outputLocation to a bucket of the cell, and expectedBucketOwner to the fleet's account.",
  types: [WORKGROUP],
  properties: [`${RESULTS}.expectedBucketOwner`, RESULTS_LOCATION],
  check: (it) => {
    const { fleet } = fleetOf(it);
    skipSpark(it);
    if (it.flag("configuration.managedQueryResultsConfiguration.enabled") === true)
      it.notApplicable("Athena keeps the results itself");
    it.mustExist(RESULTS_LOCATION);
    it.part(() => {
      const named = it.ofType(...BUCKETS).map((bucket) => writesResults(it, bucket));
      if (named.includes("yes") || !it.has(RESULTS_LOCATION)) return;
      if (named.includes("maybe")) it.undecided(RESULTS_LOCATION);
      it.fail(RESULTS_LOCATION, "is in no bucket of the stack; it must be");
    });
    it.mustExist(`${RESULTS}.expectedBucketOwner`);
    it.part(() => {
      const owner = it.text(`${RESULTS}.expectedBucketOwner`);
      if (owner !== undefined && owner !== "" && owner !== fleet.account)
        it.fail(`${RESULTS}.expectedBucketOwner`, "is not the fleet's account; it must be");
    });
  },
});
