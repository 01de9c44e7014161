import type { StackSubject } from "../../../rule";

export const BUCKET = "aws:s3/bucket:Bucket";
export const BUCKET_V2 = "aws:s3/bucketV2:BucketV2";
/** Both spellings of a bucket. */
export const BUCKETS = [BUCKET, BUCKET_V2] as const;

/** Both spellings of a resource that says one thing about a bucket. */
const sides = (kind: string) =>
  ["", "V2"].map((suffix) => `aws:s3/bucket${kind}${suffix}:Bucket${kind}${suffix}`);

export const ACLS = sides("Acl");
export const CORS = sides("CorsConfiguration");
export const ENCRYPTIONS = sides("ServerSideEncryptionConfiguration");
export const LIFECYCLES = sides("LifecycleConfiguration");
export const LOGGINGS = sides("Logging");
export const VERSIONINGS = sides("Versioning");
export const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
export const REPLICATION = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";

/** The bucket of the stack that a side resource is about; nothing where it stands elsewhere. */
export function bucketOf<V>(side: StackSubject<V>): StackSubject<V> | undefined {
  return side.named("bucket", ...BUCKETS).at(0);
}

/**
 * Whether a property of a bucket is one that the provider fills in. It shows as not known with the rest
 * of a bucket that does not exist yet; what alone is not known was said by the program.
 */
export function isFilledIn<V>(bucket: StackSubject<V>, path: string): boolean {
  return bucket.isUnknown(path) && bucket.isUnknown("arn");
}

/**
 * The side resources of these types that are about a bucket.
 * @throws Undecided when there is none, but one might be about it once its values are known.
 */
export function sidesOf<V>(bucket: StackSubject<V>, types: readonly string[]): StackSubject<V>[] {
  const sides = bucket.namedBy(types, "bucket");
  const unnamed = bucket.isUnknown("bucket") && !isFilledIn(bucket, "bucket");
  if (sides.length === 0 && unnamed && bucket.ofType(...types).length > 0)
    bucket.undecided("bucket");
  return sides;
}

/**
 * What a bucket itself says at the first of these places.
 * @throws Undecided when it says something that is not known yet.
 */
export function inlineOf<V>(bucket: StackSubject<V>, ...paths: readonly string[]) {
  return paths
    .filter((path) => !isFilledIn(bucket, path))
    .flatMap((path) => bucket.whole(path))
    .at(0);
}
