import type { BackoffOptions } from "../../../../infra/runtime/random";

/** When a message is full. */
export interface MessageLimits {
  /** Bytes at which a message is closed; one change that is larger goes alone. */
  readonly bytes: number;
  /** Changes at which a message is closed. */
  readonly changes: number;
  /** Bytes that no message may have; a change that is larger can never be sent. */
  readonly most: number;
}

/** Room in a request for what SQS adds to a message's own bytes. */
const MARGIN = 4096;

/**
 * 200 KB and 500 changes: an invocation of Lambda takes 6 MB of payload (Lambda quotas), and lines of JSON
 * grow by up to a half when they are quoted in it, so a batch of ten messages fits with room to spare; a
 * message that comes again costs one small bulk request. SQS takes messages and requests of up to 1 MiB (SQS
 * quotas, since August 2025).
 */
export const MESSAGE_LIMITS: MessageLimits = {
  bytes: 200_000,
  changes: 500,
  most: 1024 * 1024 - MARGIN,
};

/** What one request to the queue takes: ten messages, 1 MiB together (SQS, SendMessageBatch). */
export const REQUEST_LIMITS = { messages: 10, bytes: 1024 * 1024 - MARGIN } as const;

/** How the feed behaves; all times in milliseconds. */
export interface FeedOptions {
  readonly limits: MessageLimits;
  /** Longest that a change waits for its message to fill. @default 1,000 */
  readonly flush: number;
  /** Messages that may be unsent before nothing more is read. @default 20, two requests */
  readonly unsent: number;
  /** Shortest time between two writes of the state. @default 1,000 */
  readonly save: number;
  /** The same while nothing changes: the token must not grow older than the oplog. @default 10,000 */
  readonly saveQuiet: number;
  /** How long the lease lasts; renewed each third of it. @default 30,000 */
  readonly lease: number;
  /** Pause of an instance that does not lead. @default 5,000 */
  readonly standby: number;
  /** Longest time for what is unsent when the feed is asked to stop. @default 10,000, of the 30 s of a pod */
  readonly stop: number;
  /** Waits before what failed is tried again. @default 100 to 10,000 */
  readonly backoff: BackoffOptions;
}

export const FEED_OPTIONS: FeedOptions = {
  limits: MESSAGE_LIMITS,
  flush: 1000,
  unsent: 20,
  save: 1000,
  saveQuiet: 10_000,
  lease: 30_000,
  standby: 5000,
  stop: 10_000,
  backoff: { base: 100, most: 10_000 },
};
