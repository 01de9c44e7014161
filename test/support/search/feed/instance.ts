import { setTimeout as pause } from "node:timers/promises";
import { Long } from "bson";
import { expect } from "chai";
import type { Document, MongoClient } from "mongodb";
import { FEED_OPTIONS } from "../../../../components/search/functions/feed/limits";
import { feedRows } from "../../../../components/search/functions/feed/rows";
import { mongoSnapshot } from "../../../../components/search/functions/feed/mongo-snapshot";
import { mongoSource } from "../../../../components/search/functions/feed/mongo-source";
import {
  type FeedPorts,
  type FeedState,
  noInvalidations,
  type Outbox,
} from "../../../../components/search/functions/feed/ports";
import { work } from "../../../../components/search/functions/feed/worker";
import { handle } from "../../../../components/search/functions/loader/handle";
import { mongoCheckpoints } from "../../../../infra/runtime/checkpoint";
import { systemClock } from "../../../../infra/runtime/clock";
import { type FaultPoints, noFaults, withFaults } from "../../../../infra/runtime/faults";
import { systemRandom } from "../../../../infra/runtime/random";
import { bench, GC_DELETES } from "../bench";
import { FakeDomain } from "../fake-domain";
import { FakeLetters } from "../fake-letters";
import { CELL, indexFields } from "./scopes";

/** Short, so that a test does not wait for a lease of the one before. */
const OPTIONS = { ...FEED_OPTIONS, lease: 3000, standby: 300, save: 200, saveQuiet: 1000 };

/** An instance of the feed in this process. */
export class Instance {
  readonly counts: Record<string, number> = {};
  readonly letters = new FakeLetters();
  readonly ended: Promise<unknown>;
  readonly #stop = new AbortController();

  constructor(client: MongoClient, outbox: Outbox, faults: FaultPoints = noFaults) {
    const access = { client, cell: CELL, clock: systemClock };
    const ports: FeedPorts = {
      source: mongoSource(access),
      snapshot: mongoSnapshot(access),
      outbox: withFaults("outbox", outbox, faults),
      deadLetters: withFaults("deadLetters", this.letters, faults),
      invalidations: noInvalidations,
      checkpoints: withFaults("checkpoints", storeOf(client), faults),
      clock: systemClock,
      random: systemRandom,
      metrics: {
        count: (name, value = 1) => {
          this.counts[name] = (this.counts[name] ?? 0) + value;
        },
        time: () => {},
        gauge: () => {},
        flush: () => {},
      },
    };
    this.ended = work({ cell: CELL, owner: "pod" }, ports, this.#stop.signal, OPTIONS).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    const error = await this.ended;
    if (error !== undefined) throw error as Error;
  }
}

/** What a search domain holds after a loader took all of these messages. */
async function searchOf(bodies: readonly string[]): Promise<FakeDomain> {
  const made = bench();
  const now = () => made.clock.now();
  const sink = new FakeDomain({ indexes: indexFields(), gcDeletes: GC_DELETES, now });
  const Records = bodies.map((body, at) => ({ messageId: String(at), body }));
  if (Records.length > 0) await handle({ Records }, { ...made.ports, sink }, now() + 60_000);
  return sink;
}

/** Waits until an index holds these documents, and no others. */
export async function until(
  bodies: readonly string[],
  index: string,
  wanted: object,
): Promise<void> {
  let found: unknown;
  for (let tries = 0; tries < 150; tries++) {
    found = (await searchOf(bodies)).documents(index);
    if (JSON.stringify(found) === JSON.stringify(wanted)) return;
    await pause(100);
  }
  expect(found).to.deep.equal(wanted);
}

/** The feed's own collection, as this server can be asked. */
export const storeOf = (client: MongoClient) =>
  mongoCheckpoints<FeedState>(feedRows(client), systemClock);

/** A player with fields of every scope, and one that no index has. */
export const player = (_id: unknown, location: string, displayName: string): Document => ({
  ...{ _id, location, displayName, email: `${displayName}@x`, level: Long.fromNumber(3) },
  ...{ playerId: String(_id), password: "never" },
});
/** What the search of the own residency holds of such a player. */
export const own = (id: string, name: string) => ({
  ...{ displayName: name, email: `${name}@x`, location: "IE", playerId: id },
});
/** What a search holds of a player elsewhere. */
export const far = (id: string, name: string) => ({
  displayName: name,
  location: "JP",
  playerId: id,
});
