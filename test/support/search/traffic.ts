import type { Change } from "../../../components/search/functions/loader/change";
import { seeded } from "../../../infra/runtime/random";
import { BEFORE, type Filling } from "./filling";

/** Changes of a few documents of many, that come as long as nobody stops them. */
export class Traffic {
  readonly #last = new Map<string, Change>();
  readonly #random;
  #version = 1;
  /** What whoever writes knows of fills. */
  plan = BEFORE;
  rounds = 0;

  constructor(
    private readonly filling: Filling,
    seed: number,
  ) {
    this.#random = seeded(seed);
  }

  /** Writes the documents that are there before all. */
  async first(count: number): Promise<void> {
    await this.put(
      Array.from({ length: count }, (_, id) => this.filling.change(String(id), 1, "first")),
    );
  }

  private async put(changes: readonly Change[]): Promise<void> {
    for (const change of changes) this.#last.set(change.id, change);
    await this.filling.feed(this.plan, changes);
  }

  /** Changes and deletes some of this many documents, and more. */
  async round(count: number): Promise<void> {
    const version = ++this.#version;
    const ids = Array.from({ length: 20 }, () => String(Math.floor(this.#random.next() * count)));
    await this.put(
      [...new Set(ids)].map((id) =>
        this.filling.change(
          id,
          version,
          this.#random.next() < 0.4 ? undefined : `name ${String(version)}`,
        ),
      ),
    );
    this.rounds++;
  }

  /** Rounds one after the other, until it is stopped. */
  start(count: number): void {
    let going = true;
    const loop = async () => {
      while (going) await this.round(count);
    };
    const done = loop();
    this.stop = async () => {
      going = false;
      await done;
    };
  }

  stop = (): Promise<void> => Promise.resolve();

  /** What the last change of each document left. */
  expected(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.#last]
        .filter(([, { kind }]) => kind === "index")
        .map(([id, { body }]): [string, unknown] => [id, JSON.parse(body)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}
