import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, OWNERSHIP, sidesOf } from "../buckets";

export const ownershipControls = stackRule({
  id: "aws-s3-bucket-ownership-controls",
  title: "A fleet's bucket says who owns its objects",
  severity: "medium",
  fleetOnly: true,
  frameworks: [mapping("worldcell", "public-access")],
  why: "Where nothing is said, anybody with the right to do so may switch ACLs on.",
  fix: "Add BucketOwnershipControls with objectOwnership: BucketOwnerEnforced.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    if (sidesOf(it, [OWNERSHIP]).length === 0)
      it.fail("", "has no BucketOwnershipControls; it needs them");
  },
});
