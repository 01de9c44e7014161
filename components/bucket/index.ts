export type { AccessLogArgs, GuardedBucket, GuardedBucketArgs } from "./args";
export { encryptedBucketPolicy } from "./encrypted-policy";
export { guardedBucket, logAccess } from "./guarded-bucket";
export { accessLogsPolicy, bucketArn, tlsOnly } from "./log-policy";
