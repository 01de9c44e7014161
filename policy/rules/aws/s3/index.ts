import type { Rule } from "../../../rule/rule";
import { accessPointPublicAccess } from "./AccessPoint/public-access";
import { accessLogging } from "./Bucket/access-logging";
import { bucketEncryption } from "./Bucket/encryption";
import { forceDestroy } from "./Bucket/force-destroy";
import { inline } from "./Bucket/inline";
import { lifecycle } from "./Bucket/lifecycle";
import { objectLock } from "./Bucket/object-lock";
import { ownershipControls } from "./Bucket/ownership-controls";
import { publicAccessBlock } from "./Bucket/public-access-block";
import { replication } from "./Bucket/replication";
import { versioning } from "./Bucket/versioning";
import { aclPrivate } from "./BucketAcl/private";
import { noForeignWrites } from "./BucketCorsConfiguration/no-foreign-writes";
import { lifecycleEnabled } from "./BucketLifecycleConfiguration/enabled";
import { expiry } from "./BucketLifecycleConfiguration/expiry";
import { tiers } from "./BucketLifecycleConfiguration/tiers";
import { uploads } from "./BucketLifecycleConfiguration/uploads";
import { versions } from "./BucketLifecycleConfiguration/versions";
import { loggingTarget } from "./BucketLogging/target";
import { ownershipEnforced } from "./BucketOwnershipControls/enforced";
import { complete } from "./BucketPublicAccessBlock/complete";
import { replicationComplete } from "./BucketReplicationConfig/complete";
import { replicationDestination } from "./BucketReplicationConfig/destination";
import { replicationEncrypted } from "./BucketReplicationConfig/encrypted";
import { blockedTypes } from "./BucketServerSideEncryptionConfiguration/blocked-types";
import { bucketKey } from "./BucketServerSideEncryptionConfiguration/bucket-key";
import { bucketCustomerKey } from "./BucketServerSideEncryptionConfiguration/customer-key";
import { versioningEnabled } from "./BucketVersioning/enabled";
import { loggingGrants } from "./BucketLogging/grants";

/** Rules about buckets. */
export const S3_RULES: readonly Rule[] = [
  publicAccessBlock,
  complete,
  aclPrivate,
  accessPointPublicAccess,
  ownershipEnforced,
  ownershipControls,
  bucketCustomerKey,
  bucketEncryption,
  bucketKey,
  blockedTypes,
  versioningEnabled,
  versioning,
  lifecycle,
  lifecycleEnabled,
  uploads,
  versions,
  expiry,
  tiers,
  accessLogging,
  loggingTarget,
  forceDestroy,
  inline,
  objectLock,
  replication,
  replicationDestination,
  replicationComplete,
  replicationEncrypted,
  noForeignWrites,
  loggingGrants,
];
