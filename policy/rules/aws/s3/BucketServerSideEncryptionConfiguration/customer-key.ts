import { mapping, stackRule } from "../../../../rule";
import { bucketOf, ENCRYPTIONS } from "../buckets";
import { lacksCustomerKey, mustEncrypt, mustUseCustomerKey } from "../encryption";
import { holdsNoData } from "../uses";

export const bucketCustomerKey = stackRule({
  id: "aws-s3-bucket-server-side-encryption-configuration-customer-key",
  title: "A bucket with data is encrypted with a key of one's own",
  severity: "medium",
  elsewhere: "low",
  frameworks: [
    mapping("securityHub", "S3.17"),
    mapping("checkov", "CKV_AWS_145"),
    mapping("trivy", "AVD-AWS-0132"),
  ],
  why: "Under the keys of S3 everybody who may read the bucket may also decrypt it.",
  fix: "Set sseAlgorithm: aws:kms and kmsMasterKeyId to the ARN of a customer key. Objects that are there stay as they are.",
  types: ENCRYPTIONS,
  properties: ["rules"],
  check: (it) => {
    it.mustExist("rules");
    for (const rule of it.list("rules")) {
      it.part(() => {
        const bucket = lacksCustomerKey(rule) ? bucketOf(it) : undefined;
        // Load balancers and S3 itself write their logs under the keys of S3 only.
        if (bucket !== undefined && holdsNoData(bucket)) mustEncrypt(rule);
        else mustUseCustomerKey(rule);
      });
    }
  },
});
