import { mapping, type StackSubject, stackRule } from "../../../rule";
import { fleetOf } from "../../fleet/stack";
import { bucketArnOf, SOME_BUCKET } from "./bucket-arns";
import { gapOf } from "./bucket-requests";
import { eachDocument, guarding, RESOURCE } from "./carried";

const POLICIES = RESOURCE.filter(({ type }) => type === "aws:s3/bucketPolicy:BucketPolicy");
const BUCKET_TYPES = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];
const ENCRYPTIONS = [
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
];

const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const CUSTOMER = "s3:x-amz-server-side-encryption-customer-algorithm";
const STRANGE_KEY = "arn:aws:kms:eu-west-1:000000000000:key/00000000-0000-0000-0000-000000000000";

/** Ways around the bucket's own key. */
const WAYS = [
  { key: ALGORITHM, what: "encryption without a key", context: { [ALGORITHM]: "AES256" } },
  { key: KEY, what: "another key", context: { [ALGORITHM]: "aws:kms", [KEY]: STRANGE_KEY } },
  { key: CUSTOMER, what: "a key of the caller's own", context: { [CUSTOMER]: "AES256" } },
] as const;

/** True when the bucket that a policy names encrypts with a key by default. */
function usesKey(it: StackSubject): boolean {
  return it.named("bucket", ...BUCKET_TYPES).some((bucket) =>
    bucket.namedBy(ENCRYPTIONS, "bucket").some((encryption) =>
      encryption.list("rules").some((rule) => {
        const byDefault = rule.at("applyServerSideEncryptionByDefault");
        return byDefault?.has("kmsMasterKeyId") === true;
      }),
    ),
  );
}

export const bucketEncryption = stackRule({
  id: "aws-documents-bucket-encryption",
  title: "A bucket of the fleet takes nothing that is encrypted otherwise than by its key",
  severity: "medium",
  frameworks: [mapping("worldcell", "encryption")],
  why: "An upload that chooses another key, or one of its own, is lost to us when that key is withheld.",
  fix: "Deny s3:PutObject where the request names another algorithm or key, or a customer's algorithm.",
  ...guarding(POLICIES),
  check: (it) => {
    fleetOf(it);
    if (!usesKey(it)) it.notApplicable("the bucket encrypts without a key of its own");
    eachDocument(it, POLICIES, ({ document, fail }) => {
      const resource = `${bucketArnOf(document) ?? SOME_BUCKET}/some/object`;
      for (const { key, what, context } of WAYS) {
        const request = {
          action: "s3:PutObject",
          resource,
          context: {
            "aws:securetransport": "true",
            "s3:tlsversion": "1.3",
            [ALGORITHM]: null,
            [KEY]: null,
            [CUSTOMER]: null,
            ...context,
          },
        };
        const gap = gapOf(document, [request], key);
        if (gap !== undefined) fail(gap, `takes uploads with ${what}; it must refuse them`);
      }
    });
  },
});
