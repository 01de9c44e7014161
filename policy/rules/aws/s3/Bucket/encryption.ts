import { mapping, stackRule } from "../../../../rule";
import { BUCKETS, ENCRYPTIONS, inlineOf, sidesOf } from "../buckets";
import { lacksCustomerKey, mustUseCustomerKey } from "../encryption";
import { holdsNoData } from "../uses";

export const bucketEncryption = stackRule({
  id: "aws-s3-bucket-encryption",
  title: "A bucket with data says how it is encrypted",
  severity: "medium",
  frameworks: [mapping("worldcell", "A12")],
  why: "Where nothing is said, S3 takes keys of its own: everybody who may read may decrypt.",
  fix: "Add a BucketServerSideEncryptionConfiguration with aws:kms and a customer key.",
  types: BUCKETS,
  properties: [],
  check: (it) => {
    if (sidesOf(it, ENCRYPTIONS).length > 0) return;
    const inline = inlineOf(
      it,
      "serverSideEncryptionConfiguration",
      "serverSideEncryptionConfigurations",
    );
    const [rule] =
      inline === undefined ? [] : ["rule", "rules"].flatMap((path) => inline.whole(path));
    if (rule !== undefined && !lacksCustomerKey(rule)) return;
    // A fleet says it of its logs too, though the keys of S3 are enough there.
    const said = rule !== undefined || it.context.fleet === undefined;
    if (said && holdsNoData(it)) it.notApplicable("holds nothing of players");
    if (rule === undefined)
      it.fail("", "has no BucketServerSideEncryptionConfiguration; it needs one");
    else mustUseCustomerKey(rule);
  },
});
