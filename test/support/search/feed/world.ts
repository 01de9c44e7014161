import {
  FEED_OPTIONS,
  type FeedOptions,
} from "../../../../components/search/functions/feed/limits";
import type { FeedPorts, FeedState } from "../../../../components/search/functions/feed/ports";
import { feedName, work } from "../../../../components/search/functions/feed/worker";
import { changesOf } from "../../../../components/search/functions/loader/bulk-body";
import { Fault, type FaultKind } from "../../../../infra/runtime/errors";
import { type FaultPoints, noFaults, withFaults } from "../../../../infra/runtime/faults";
import { seeded } from "../../../../infra/runtime/random";
import { memoryCheckpoints } from "../../runtime/checkpoints";
import { ManualClock } from "../../runtime/manual-clock";
import { FakeLetters } from "../fake-letters";
import { FakeDatabase } from "./fake-database";
import { FakeOutbox } from "./fake-outbox";
import { CELL } from "./scopes";

/** A fault of this kind. */
export const fault = (kind: FaultKind) =>
  new Fault({ kind, where: "test", message: "failed", next: "nothing" });

/** A write of a player. */
export const put = (id: number, name = "Ada", location = "IE") =>
  ({
    collection: "players",
    put: { _id: String(id), location, playerId: String(id), displayName: name },
  }) as const;

/** A world with a database, a queue, and any number of instances of the feed. */
export class World {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 28));
  readonly database = new FakeDatabase(this.clock);
  readonly outbox = new FakeOutbox();
  readonly letters = new FakeLetters();
  readonly checkpoints = memoryCheckpoints<FeedState>(this.clock);
  readonly counts: Record<string, number> = {};
  readonly gauges: Record<string, number> = {};
  readonly times: Record<string, number[]> = {};
  readonly dropped: string[] = [];
  cell = CELL;

  ports(faults: FaultPoints = noFaults): FeedPorts {
    return {
      source: this.database.source(faults),
      snapshot: this.database.snapshot(this.cell, faults),
      outbox: withFaults("outbox", this.outbox, faults),
      deadLetters: withFaults("deadLetters", this.letters, faults),
      invalidations: withFaults(
        "invalidations",
        {
          drop: (keys: readonly string[]) => {
            this.dropped.push(...keys);
            return Promise.resolve();
          },
        },
        faults,
      ),
      checkpoints: withFaults("checkpoints", this.checkpoints, faults),
      clock: this.clock,
      random: seeded(1),
      metrics: {
        count: (name, value = 1) => {
          this.counts[name] = (this.counts[name] ?? 0) + value;
        },
        time: (name, value) => void (this.times[name] ??= []).push(value),
        gauge: (name, value) => {
          this.gauges[name] = value;
        },
        flush: () => {},
      },
    };
  }

  start(ports: FeedPorts = this.ports(), options: FeedOptions = FEED_OPTIONS) {
    const stop = new AbortController();
    const ended = work({ cell: this.cell, owner: "pod" }, ports, stop.signal, options).then(
      () => undefined,
      (error: unknown) => error,
    );
    const stopped = async () => {
      stop.abort();
      await this.clock.advance(15_000);
      return ended;
    };
    return { stop, ended, stopped };
  }

  state = async () => (await this.checkpoints.read(feedName(this.cell))).value;

  /** Names that the outbox holds by id, as they were sent. */
  sent = () =>
    this.outbox.bodies
      .flatMap(changesOf)
      .map(({ body, id, kind }) =>
        kind === "delete"
          ? `${id} gone`
          : `${id} ${(JSON.parse(body) as { displayName: string }).displayName}`,
      );
}
