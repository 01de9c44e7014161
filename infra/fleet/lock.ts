import { z } from "zod";
import { CELL_STATES, PHASES } from "./schema";

const ordinal = z.int().min(0).max(255);
const shard = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,15}\/\d{1,2}$/, "zone/index, for example europe/0");

const identity = z.strictObject({
  regions: z.record(
    z.string(),
    z.strictObject({
      ordinal,
      cidr: z.string().regex(/^\d{1,3}\.\d{1,3}\.0\.0\/16$/, "a /16, for example 10.16.0.0/16"),
      availabilityZones: z.array(z.string()).min(2).max(3),
    }),
  ),
  zones: z.record(z.string(), z.strictObject({ ordinal, location: z.string() })),
  shards: z.array(shard),
  namespaces: z
    .record(z.string(), z.strictObject({ shardKey: z.string(), hashed: z.boolean() }))
    .default({}),
});

const accepted = z.strictObject({
  /** Phase of the fleet; decides the cluster's sizes. */
  phase: z.enum(PHASES).optional(),
  regions: z.record(
    z.string(),
    z.strictObject({
      network: z.literal(true),
      state: z.enum(CELL_STATES).optional(),
      /** Phase of the cell, its own or the fleet's, while its stack stands; absent in locks of before it was recorded. */
      phase: z.enum(PHASES).optional(),
      /** The region has a recovery vault; it stays until it is dropped by name. */
      vault: z.literal(true).optional(),
    }),
  ),
  zones: z.record(
    z.string(),
    z.strictObject({
      electable: z.array(z.string()).min(1),
      readOnly: z.record(z.string(), z.int().min(1)),
      shards: z.int().min(1),
      recovery: z.string().optional(),
    }),
  ),
});

/** `<environment>.lock.yaml`: what was given out for ever, and what was last deployed. */
export const lockSchema = z.strictObject({
  version: z.literal(1),
  environment: z.string(),
  identity,
  accepted: accepted.optional(),
});

/** The lock of one environment. */
export type Lock = z.infer<typeof lockSchema>;
/** Append-only part: ordinals, CIDRs, AZ ids, locations, shards, shard keys. */
export type Identity = Lock["identity"];
/** State as of the last `npm run fleet -- accept`. */
export type AcceptedState = NonNullable<Lock["accepted"]>;

/** A collection that Atlas shards by zone, as the data model declares it. */
export interface Namespace {
  readonly database: string;
  readonly collection: string;
  /** Second field of the shard key; the first is `location`. */
  readonly shardKey: string;
  readonly hashed: boolean;
}

/** Key of a namespace in the lock: `database.collection`. */
export function namespaceKey(namespace: Pick<Namespace, "database" | "collection">): string {
  return `${namespace.database}.${namespace.collection}`;
}

/** Name of a shard in the lock: `zone/index`. */
export function shardKey(zone: string, index: number): string {
  return `${zone}/${String(index)}`;
}

/** Number of shards that the lock has for a zone. */
export function lockedShards(identity: Identity, zone: string): number {
  return identity.shards.filter((entry) => entry.startsWith(`${zone}/`)).length;
}
