import type { Subject, Synthesis } from "./subject";
import { autoname } from "./subject";

/** A side resource of a bucket: its id is the bucket's name. */
const side: Synthesis = (subject: Subject) => ({ id: subject.text("bucket", subject.name) });

export const S3: Readonly<Record<string, Synthesis>> = {
  "aws:s3/bucket:Bucket": (subject) => {
    const bucket = autoname(subject, "bucket");
    return {
      id: bucket,
      outputs: {
        bucket,
        arn: `arn:${subject.partition}:s3:::${bucket}`,
        bucketDomainName: `${bucket}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${bucket}.s3.${subject.region}.amazonaws.com`,
        bucketRegion: subject.region,
      },
    };
  },
  ...Object.fromEntries(
    [
      "bucketVersioning:BucketVersioning",
      "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "bucketPublicAccessBlock:BucketPublicAccessBlock",
      "bucketOwnershipControls:BucketOwnershipControls",
      "bucketPolicy:BucketPolicy",
      "bucketLogging:BucketLogging",
      "bucketNotification:BucketNotification",
      "bucketReplicationConfig:BucketReplicationConfig",
      "bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    ].map((token) => [`aws:s3/${token}`, side]),
  ),
};
