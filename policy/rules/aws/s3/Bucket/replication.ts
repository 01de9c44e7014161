import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, REPLICATION, sidesOf } from "../buckets";
import { recoveryOf } from "../vault";

export const replication = stackRule({
  id: "aws-s3-bucket-replication",
  title: "The archive is copied out of its region",
  severity: "high",
  frameworks: [mapping("worldcell", "A5")],
  why: "History stands in one region only: with it all of last year's purchases are lost.",
  fix: "Add a BucketReplicationConfig from the archive to the zone's recovery vault.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    recoveryOf(it);
    // The archive is the one bucket of a cell that can lock objects.
    if (it.flag("objectLockEnabled") !== true) it.notApplicable("does not hold the archive");
    if (sidesOf(it, [REPLICATION]).length === 0)
      it.fail("", "has no BucketReplicationConfig; it needs one");
  },
});
