import { Fault } from "../../../../infra/runtime/errors";
import { readIndexes } from "../bootstrap/live";
import type { Fill } from "../bootstrap/plan";
import {
  begin,
  compareOn,
  drainedAt,
  drop,
  FILL_OPTIONS,
  fillJob,
  fillOn,
  type FillOptions,
  type FillPorts,
  type FillState,
  isClean,
  swap,
} from "../bootstrap/refill";
import { feedName } from "../feed/worker";
import type { SearchSpace } from "../write/project";
import type { Answer } from "./command";
import type { MaintainOptions, MaintainPorts } from "./ports";

/** Time that a part of a fill may take at the end, in milliseconds. */
const PART_MILLISECONDS = 45_000;

/** What is asked for, checked. */
export interface Reindex {
  readonly alias: string;
  readonly dryRun: boolean;
  readonly drop: boolean;
}

/**
 * Brings the next version of an index into its alias: fills it, compares it until a comparison finds nothing,
 * moves the aliases, and, where that was asked for, deletes the former index.
 *
 * @throws Fault `fatal` when the program lists no fill of the alias; `retry` while another instance runs it, or
 * the feed does not send to the new index yet.
 */
export async function reindex(
  wanted: Reindex,
  space: SearchSpace,
  ports: MaintainPorts,
  until: number,
  options: MaintainOptions,
): Promise<Answer> {
  const fill = fillOf(wanted.alias, space);
  const indexes = await readIndexes(ports.admin, fill.alias);
  const serves = indexes.some(({ aliases, name }) => name === fill.to && fill.alias in aliases);
  if (serves) {
    const former = indexes.some(({ name }) => name === fill.from);
    return ended(fill, former, wanted, ports);
  }
  const { value: stored } = await ports.fills.read(fillJob(fill));
  const state = stored?.to === fill.to ? stored : undefined;
  if (wanted.dryRun) return planned(fill, state, wanted, indexes.length);
  const bothSince = await sentSince(fill, space, ports);
  const { fill: how = FILL_OPTIONS } = options;
  return new Refilling(fill, wanted, space, ports, until, { ...how, bothSince }).all();
}

function fillOf(alias: string, { cell, fills }: SearchSpace): Fill {
  const fill = fills.find((one) => one.alias === alias);
  if (fill !== undefined) return fill;
  throw new Fault({
    kind: "fatal",
    where: `reindex of ${alias} in ${cell.scope.cell}`,
    message: "no next version of it is being filled",
    next: "raise its version and list it under filling in infra/model/search-rollout.ts, then bring up the cell and the service",
  });
}

/**
 * Since when the feed sends every change to the new index too, in milliseconds since 1970.
 *
 * @throws Fault `retry` unless whoever leads it does.
 */
async function sentSince(
  fill: Fill,
  { cell }: SearchSpace,
  { feeds }: MaintainPorts,
): Promise<number> {
  const { value } = await feeds.read(feedName(cell));
  if (value?.beside?.indexes.includes(fill.to) === true) return value.beside.since;
  throw new Fault({
    kind: "retry",
    where: `reindex of ${fill.alias}`,
    message: `the feed does not send to ${fill.to} yet`,
    next: "bring up the service stack of this cell with the same commit, and run it again when the feed leads",
  });
}

class Refilling {
  constructor(
    private readonly fill: Fill,
    private readonly wanted: Reindex,
    private readonly space: SearchSpace,
    private readonly ports: MaintainPorts,
    private readonly until: number,
    private readonly options: FillOptions,
  ) {}

  private get fillPorts(): FillPorts {
    const { fills, ...rest } = this.ports;
    return { ...rest, checkpoints: fills };
  }

  private get isTimeUp(): boolean {
    return this.ports.clock.now() + PART_MILLISECONDS >= this.until;
  }

  async all(): Promise<Answer> {
    const { clock } = this.ports;
    let state = await begin(this.fill, this.fillPorts);
    while (!state.filled) {
      if (this.isTimeUp) return unfinished(this.fill, state);
      const before = state.copied + state.stale;
      state = await fillOn(this.fill, this.fillPorts, this.until, this.options);
      // The domain took nothing for as long as a part may take.
      if (!state.filled && state.copied + state.stale === before)
        return unfinished(this.fill, state, 30);
    }
    const drained = drainedAt(state, this.options);
    if (clock.now() < drained)
      return unfinished(this.fill, state, Math.ceil((drained - clock.now()) / 1000));
    while (!isClean(state, this.options)) {
      if (this.isTimeUp) return unfinished(this.fill, state);
      const before = state.compared;
      state = await compareOn(this.fill, this.fillPorts, this.until, this.options);
      if (state.compared === before) return unfinished(this.fill, state, 30);
    }
    return this.swapped();
  }

  private async swapped(): Promise<Answer> {
    // An instance of the commit before may have led again meanwhile.
    const bothSince = await sentSince(this.fill, this.space, this.ports);
    const collection = [...this.space.cell.collections.values()].find(({ allAliases }) =>
      allAliases.includes(this.fill.alias),
    );
    await swap(this.fill, collection?.name ?? "", this.fillPorts, {
      ...this.options,
      bothSince,
    });
    return ended(this.fill, true, this.wanted, this.ports);
  }
}

const NEXT =
  "take the alias out of filling in infra/model/search-rollout.ts once every cell is so far";

/** The new index serves. */
async function ended(
  fill: Fill,
  former: boolean,
  wanted: Reindex,
  { admin }: MaintainPorts,
): Promise<Answer> {
  const isDropped = former && wanted.drop && !wanted.dryRun;
  if (isDropped) await drop(fill, { admin });
  const next = wanted.drop ? "would be deleted now" : 'delete it with "drop": true';
  const finding =
    former && !isDropped
      ? `${fill.to} serves; ${fill.from} is still there: ${next}`
      : `${fill.to} serves and ${fill.from} is gone: ${NEXT}`;
  return {
    command: "reindex",
    done: true,
    progress: { index: fill.to, stage: former && !isDropped ? "swapped" : "dropped" },
    findings: [finding],
  };
}

function figures(fill: Fill, state: FillState | undefined): Record<string, number | string> {
  const { compared, copied = 0, stale = 0 } = state ?? {};
  const counts = compared === undefined ? {} : countsOf(compared);
  return { index: fill.to, stage: stageOf(state), copied, stale, ...counts };
}

function countsOf({
  checked,
  differing,
  extra,
  missing,
  repaired,
}: NonNullable<FillState["compared"]>) {
  return { checked, missing, extra, differing, repaired };
}

/** Where a fill stands, in a word. */
export function stageOf(state: FillState | undefined): string {
  if (state === undefined) return "not begun";
  if (!state.filled) return "filling";
  return state.compared === undefined ? "filled" : "comparing";
}

function unfinished(fill: Fill, state: FillState, waitSeconds?: number): Answer {
  return {
    command: "reindex",
    done: false,
    ...(waitSeconds === undefined ? {} : { waitSeconds }),
    progress: figures(fill, state),
  };
}

function planned(fill: Fill, state: FillState | undefined, wanted: Reindex, found: number): Answer {
  const { from, to } = fill;
  const steps = [
    ...(state === undefined ? [`would begin to fill ${to} from ${from}`] : []),
    ...(state?.filled === true ? [] : [`would copy the documents of ${from} to ${to}`]),
    `would compare ${to} with ${from} until nothing differs`,
    `would move the aliases to ${to}`,
    wanted.drop ? `would delete ${from}` : `would leave ${from} where it is`,
  ];
  return {
    command: "reindex",
    done: true,
    progress: { ...figures(fill, state), indexes: found },
    findings: steps,
  };
}
