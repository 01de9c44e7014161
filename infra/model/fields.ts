import type { ScalarField } from "./types";

/** Pattern of a location: ISO 3166-1 alpha-2, optionally with an ISO 3166-2 subdivision. */
export const LOCATION_PATTERN = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$";

/** The zone code of a document: required in every collection, first in every shard key, never changed. */
export const location = {
  type: "string",
  required: true,
  pattern: LOCATION_PATTERN,
  description: "The owner's zone code, given at sign-up.",
} as const satisfies ScalarField;

/** The player that owns the document. */
export const playerId = {
  type: "string",
  required: true,
  description: "The player's id.",
} as const satisfies ScalarField;

/**
 * `_id` is the document's own business key: documents with one shard key value live in one shard,
 * where `_id` is unique, so a write that is sent twice is stored once.
 */
export const id = (description: string) =>
  ({ type: "string", required: true, description }) as const;

/** When the TTL index may delete the document; absent until its copy in the archive is verified. */
export const purgeAt = {
  type: "date",
  required: false,
  description:
    "Written by the archive after it verified the copy in S3; the TTL index deletes at this time.",
} as const satisfies ScalarField;

/** Time of creation. */
export const createdAt = {
  type: "date",
  required: true,
  description: "Time of creation, UTC.",
} as const satisfies ScalarField;

/** TTL index on `purgeAt`: deletes at the time that the field names. */
export const purgeIndex = { name: "purge", keys: [["purgeAt", 1]], expireAfterSeconds: 0 } as const;
