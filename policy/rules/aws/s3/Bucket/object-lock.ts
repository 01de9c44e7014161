import { mapping, stackRule } from "../../../../rule";
import { fleetOf } from "../../../fleet/stack";
import { BUCKETS, REPLICATION, sidesOf } from "../buckets";
import { receivesLogs } from "../uses";

export const objectLock = stackRule({
  id: "aws-s3-bucket-object-lock",
  title: "The archive and its vault can lock objects",
  severity: "medium",
  frameworks: [mapping("securityHub", "S3.15"), mapping("worldcell", "A5")],
  why: "Without object lock nothing can be held against deletion, and a bucket made without it has to be replaced.",
  fix: "Set objectLockEnabled: true when the bucket is made; it locks nothing by itself.",
  types: BUCKETS,
  properties: ["objectLockEnabled"],
  check: (it) => {
    const { role } = fleetOf(it).spec;
    const copied = sidesOf(it, [REPLICATION]).length > 0;
    const vault = role === "network" && !receivesLogs(it);
    if (!copied && !vault) it.notApplicable("holds neither the archive nor its copy");
    it.mustBeTrue("objectLockEnabled");
  },
});
