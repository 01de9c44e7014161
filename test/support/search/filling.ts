import type { Admin } from "../../../components/search/functions/bootstrap/admin";
import { bootstrap } from "../../../components/search/functions/bootstrap/bootstrap";
import type { Fill, SearchPlan } from "../../../components/search/functions/bootstrap/plan";
import {
  begin,
  compareOn,
  drop,
  fillOn,
  type FillOptions,
  type FillPorts,
  type FillState,
  isClean,
  swap,
} from "../../../components/search/functions/bootstrap/refill";
import { targetsOf } from "../../../components/search/functions/bootstrap/targets";
import { type Change, isSettled } from "../../../components/search/functions/loader/change";
import { load } from "../../../components/search/functions/loader/load";
import type { SearchSink } from "../../../components/search/functions/loader/ports";
import { type FaultPoints, noFaults, withFaults } from "../../../infra/runtime/faults";
import { firstVersionAt } from "../../../infra/runtime/version";
import { memoryCheckpoints } from "../runtime/checkpoints";
import { bench, type SleepyClock } from "./bench";
import { planOf } from "./plan";

/** A plan before a fill, and one while it runs. */
export const BEFORE = planOf();
export const FILLING = planOf({ versions: { "players-world": 2 }, filling: ["players-world"] });
export const FILL: Fill = {
  alias: "players-world",
  from: "players-world-v1",
  to: "players-world-v2",
};
export const QUICK: FillOptions = { limit: 7, drainMilliseconds: 60_000, settleMilliseconds: 1000 };

/** A domain whose index is filled anew, and a clock of its own. */
export class Filling {
  readonly bench = bench();
  readonly checkpoints = memoryCheckpoints<FillState>(this.bench.clock);
  readonly base;

  constructor(
    readonly admin: Admin,
    readonly sink: SearchSink,
    readonly options: FillOptions = QUICK,
  ) {
    // Documents of long ago, so that none counts as being on its way.
    this.base = firstVersionAt(new Date(this.clock.now() - 86_400_000));
  }

  get clock(): SleepyClock {
    return this.bench.clock;
  }

  get until(): number {
    return this.clock.now() + 600_000;
  }

  /** Ports of a process that may die. */
  ports(faults: FaultPoints = noFaults): FillPorts {
    return {
      ...this.bench.ports,
      sink: withFaults("sink", this.sink, faults),
      admin: withFaults("admin", this.admin, faults),
      checkpoints: withFaults("checkpoints", this.checkpoints, faults),
      owner: "test",
    };
  }

  change(id: string, version: number, name?: string): Change {
    return {
      index: "players-world",
      id,
      version: this.base + version,
      kind: name === undefined ? "delete" : "index",
      body: name === undefined ? "" : JSON.stringify({ displayName: name, playerId: id }),
    };
  }

  /** Writes as the feed does under a plan. */
  async feed(plan: SearchPlan, changes: readonly Change[]): Promise<void> {
    const all = changes.flatMap((change) => targetsOf(change, plan));
    const outcomes = await load(all, { ...this.bench.ports, sink: this.sink }, this.until);
    if (!outcomes.every(isSettled)) throw new Error("a change was not written");
  }

  /** The whole way to the new index; may be called again after it died anywhere. */
  async walk(faults: FaultPoints, after: (stage: string) => Promise<void>): Promise<void> {
    const ports = this.ports(faults);
    await bootstrap(FILLING, ports.admin);
    await after("bootstrap");
    const swapped = await this.isSwapped(ports.admin);
    if (!swapped) {
      await begin(FILL, ports);
      await after("begin");
      let state = await fillOn(FILL, ports, this.until, this.options);
      while (!state.filled) state = await fillOn(FILL, ports, this.until, this.options);
      await after("fill");
      this.clock.advance(this.options.drainMilliseconds);
      do state = await compareOn(FILL, ports, this.until, this.options);
      while (!isClean(state, this.options));
      await after("compare");
      await swap(FILL, "players", ports, this.options);
    }
    await after("swap");
    await drop(FILL, ports);
    await after("drop");
  }

  private async isSwapped(admin: Admin): Promise<boolean> {
    const { body } = await admin.send({
      method: "GET",
      path: "/players-world-v*?flat_settings=true",
    });
    const indexes = body as Record<string, { readonly aliases: object }>;
    return FILL.alias in (indexes[FILL.to]?.aliases ?? {});
  }
}
