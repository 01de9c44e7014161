export const KEY = "aws:kms/key:Key";
export const REPLICA = "aws:kms/replicaKey:ReplicaKey";
export const EXTERNAL = "aws:kms/externalKey:ExternalKey";
export const EXTERNAL_REPLICA = "aws:kms/replicaExternalKey:ReplicaExternalKey";

/** Every type of key. */
export const KEYS = [KEY, REPLICA, EXTERNAL, EXTERNAL_REPLICA] as const;
