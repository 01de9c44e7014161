import { mapping, stackRule } from "../../../../rule";
import { BUCKETS } from "../buckets";
import { holdsNoData } from "../uses";

export const forceDestroy = stackRule({
  id: "aws-s3-bucket-force-destroy",
  title: "A bucket with objects is not deleted",
  severity: "high",
  frameworks: [mapping("worldcell", "recovery")],
  why: "A mistaken destroy empties it first, with all versions and locked objects.",
  fix: "Leave forceDestroy out. Where a bucket is to go, a person empties it.",
  types: [...BUCKETS, "aws:s3/directoryBucket:DirectoryBucket"],
  properties: ["forceDestroy"],
  check: (it) => {
    if (it.removing) it.notApplicable("its removal is confirmed");
    if (it.flag("forceDestroy") === true && it.context.fleet === undefined && holdsNoData(it))
      it.notApplicable("holds what can be made again, or is only a log");
    it.mustBeFalse("forceDestroy");
  },
});
