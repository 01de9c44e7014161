import { Fault } from "../../../../infra/runtime/errors";
import { firstVersionAt, type Version } from "../../../../infra/runtime/version";
import { isSettled } from "../loader/change";
import { load, type LoaderPorts } from "../loader/load";
import { heldAfter, indexSide } from "../redrive/index-side";
import { type JobPorts, resumed } from "../redrive/job";
import { NOTHING_COMPARED, type RepairProgress, repairRange } from "../redrive/repair";
import { type Admin, ask } from "./admin";
import { type LiveIndex, readIndexes } from "./live";
import type { Fill } from "./plan";

/** How far a fill has come; plain data, stored between runs. */
export interface FillState {
  readonly to: string;
  /** When it began, in milliseconds since 1970. */
  readonly begun: number;
  /** Last id that was copied. */
  readonly position?: string;
  readonly copied: number;
  /** Copies that lost against a later change or deletion. */
  readonly stale: number;
  readonly filled: boolean;
  /** When the comparison began, in milliseconds since 1970. */
  readonly comparing?: number;
  readonly compared?: RepairProgress;
}

/** What a fill needs. */
export interface FillPorts extends LoaderPorts, JobPorts<FillState> {
  readonly admin: Admin;
}

/** How a fill behaves. */
export interface FillOptions {
  /** Documents of a batch. @default 1,000 */
  readonly limit: number;
  /**
   * How long after the beginning (or after `bothSince`) every message that was made for the old index alone has been delivered, in
   * milliseconds. @default 3,600,000, as long as deletions are remembered (`GC_DELETES`)
   */
  readonly drainMilliseconds: number;
  /**
   * Since when every change has gone to both indexes, in milliseconds since 1970, where that is later than the
   * beginning: what was compared before does not count. @default the beginning
   */
  readonly bothSince?: number;
  /** How long a difference is left alone before it counts, in milliseconds. @default 20,000 */
  readonly settleMilliseconds: number;
}

export const FILL_OPTIONS: FillOptions = {
  limit: 1000,
  drainMilliseconds: 3_600_000,
  settleMilliseconds: 20_000,
};

/** Time that a batch may take at the end, in milliseconds. */
const BATCH_MILLISECONDS = 45_000;

/**
 * Notes that a fill begins. The bootstrap has made the new index from a plan that lists the alias as filling, and
 * whoever writes has that plan: from now on every change goes to both.
 *
 * A fill that has begun stays as it is.
 *
 * @throws Fault `fatal` when the new index is not there, or answers searches already.
 */
export async function begin(fill: Fill, ports: FillPorts): Promise<FillState> {
  await indexesOf(fill, ports.admin, "filling");
  return resumed<FillState, FillState>(fillJob(fill), ports, async (stored, save) => {
    if (stored?.to === fill.to) return stored;
    const begun: FillState = {
      to: fill.to,
      begun: ports.clock.now(),
      copied: 0,
      stale: 0,
      filled: false,
    };
    await save(begun);
    return begun;
  });
}

/**
 * Copies documents with their versions from the old index to the new one, in the order of their ids. A change or
 * deletion that came to the new index meanwhile has a version that is equal or later, so it stays; each batch is
 * read moments before it is written, long before a deletion is forgotten.
 *
 * @returns the state; `filled` once all is copied, else run it again.
 */
export async function fillOn(
  fill: Fill,
  ports: FillPorts,
  until: number,
  { limit }: FillOptions = FILL_OPTIONS,
): Promise<FillState> {
  await indexesOf(fill, ports.admin, "filling");
  return going(fill, ports, async (stored, save) => {
    let state = stored;
    // What was written before the beginning is seen by the first page.
    await ask(ports.admin, { method: "POST", path: `/${fill.from}/_refresh` });
    while (!state.filled) {
      const { end, entries } = await heldAfter(ports.admin, [fill.from], state.position, limit);
      const changes = entries.map(({ id, text, version }) => ({
        index: fill.to,
        id,
        version,
        kind: "index" as const,
        body: text,
      }));
      const outcomes = await load(changes, ports, until);
      if (!outcomes.every(isSettled)) break;
      const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
      state = {
        ...state,
        ...(end === undefined ? {} : { position: end }),
        copied: state.copied + count("written"),
        stale: state.stale + count("stale"),
        filled: end === undefined,
      };
      await save(state);
      if (ports.clock.now() + BATCH_MILLISECONDS >= until) break;
    }
    return state;
  });
}

/**
 * Compares the new index with the old one by ids, documents and counts, and mends it from the old one. Changes
 * that were on their way to the old index alone when the fill began are found here.
 *
 * A comparison that is done and found differences is followed by another: only one that found none lets the swap
 * happen.
 *
 * @throws Fault `retry` while such changes may still come.
 */
export async function compareOn(
  fill: Fill,
  ports: FillPorts,
  until: number,
  options: FillOptions = FILL_OPTIONS,
): Promise<FillState> {
  const { admin, clock } = ports;
  await indexesOf(fill, admin, "filling");
  return going(fill, ports, async (stored, save) => {
    let state = stored;
    if (!state.filled) throw notYet(fill, "it is not filled");
    const drained = drainedAt(state, options);
    if (clock.now() < drained)
      throw notYet(fill, "changes from before its beginning may still be on their way");
    for (const index of [fill.from, fill.to])
      await ask(admin, { method: "POST", path: `/${index}/_refresh` });
    const leaveFrom = (): Version =>
      firstVersionAt(new Date(clock.now() - options.settleMilliseconds));
    const sides = { wanted: indexSide(admin, [fill.from]), found: indexSide(admin, [fill.to]) };
    if (state.compared?.done !== false || (state.comparing ?? 0) < drained)
      state = { ...state, comparing: clock.now(), compared: NOTHING_COMPARED };
    do {
      const before = state.compared ?? NOTHING_COMPARED;
      const compared = await repairRange(before, { ...ports, ...sides }, until, {
        limit: options.limit,
        settleMilliseconds: options.settleMilliseconds,
        leaveFrom,
        nameOf: () => fill.to,
      });
      if (compared === before) break;
      state = { ...state, compared };
      await save(state);
    } while (state.compared?.done !== true && clock.now() + BATCH_MILLISECONDS < until);
    return state;
  });
}

/**
 * When a comparison may begin, in milliseconds since 1970: changes that were made for the old index alone have
 * been delivered by then.
 */
export function drainedAt(
  { begun }: Pick<FillState, "begun">,
  { bothSince = begun, drainMilliseconds }: FillOptions,
): number {
  return Math.max(begun, bothSince) + drainMilliseconds;
}

/** True when the last comparison found nothing, and was begun when it could find everything. */
export function isClean(state: FillState, options: FillOptions): boolean {
  const { compared, comparing = 0 } = state;
  if (compared?.done !== true || comparing < drainedAt(state, options)) return false;
  return compared.missing + compared.extra + compared.differing === 0;
}

/**
 * Moves the aliases in one step: searches and writes see the one index or the other. The old index stays, and
 * is written no more. Done again it does nothing.
 *
 * @throws Fault `retry` unless the last comparison found no difference.
 */
export async function swap(
  fill: Fill,
  searchAlias: string,
  ports: FillPorts,
  options: FillOptions = FILL_OPTIONS,
): Promise<void> {
  const { from, to } = await indexesOf(fill, ports.admin);
  if (fill.alias in to.aliases) return;
  await going(fill, ports, async (state) => {
    if (!isClean(state, options))
      throw notYet(
        fill,
        "it is not compared since all of it can be found, or differences were found",
      );
    const removed = [fill.alias, searchAlias]
      .filter((alias) => from !== undefined && alias in from.aliases)
      .map((alias) => ({ remove: { index: fill.from, alias } }));
    const added = [
      { add: { index: fill.to, alias: fill.alias, is_write_index: true } },
      { add: { index: fill.to, alias: searchAlias } },
    ];
    const body = { actions: [...removed, ...added] };
    await ask(ports.admin, { method: "POST", path: "/_aliases", body });
  });
}

/**
 * Deletes the old index. Done again it does nothing. After it the alias is no longer listed as filling.
 *
 * @throws Fault `fatal` while the old index serves.
 */
export async function drop(fill: Fill, ports: Pick<FillPorts, "admin">): Promise<void> {
  const { from, to } = await indexesOf(fill, ports.admin);
  if (from === undefined) return;
  if (Object.keys(from.aliases).length > 0 || !(fill.alias in to.aliases))
    throw wrong(fill, `${fill.from} serves, and ${fill.to} does not`, "swap them first");
  const gone = ["index_not_found_exception"];
  await ask(ports.admin, { method: "DELETE", path: `/${fill.from}` }, gone);
}

/** Name of the checkpoint of a fill. */
export const fillJob = ({ to }: Fill): string => `search-fill-${to}`;

/** Goes on with a fill that has begun. */
function going<R>(
  fill: Fill,
  ports: FillPorts,
  work: (stored: FillState, save: (state: FillState) => Promise<void>) => Promise<R>,
): Promise<R> {
  return resumed<FillState, R>(fillJob(fill), ports, (stored, save) => {
    if (stored?.to !== fill.to) throw wrong(fill, "it has not begun", "begin it");
    return work(stored, save);
  });
}

/** Both indexes of a fill; the old one may be dropped. */
async function indexesOf(
  fill: Fill,
  admin: Admin,
  needed?: "filling",
): Promise<{ readonly from?: LiveIndex; readonly to: LiveIndex }> {
  const all = await readIndexes(admin, fill.alias);
  const from = all.find(({ name }) => name === fill.from);
  const to = all.find(({ name }) => name === fill.to);
  if (to === undefined)
    throw wrong(fill, `${fill.to} is not there`, "run the bootstrap with a plan that fills it");
  if (needed === "filling" && (from === undefined || fill.alias in to.aliases))
    throw wrong(fill, `${fill.to} serves already`, "nothing is left to be filled");
  return { to, ...(from === undefined ? {} : { from }) };
}

function wrong({ to }: Fill, message: string, next: string): Fault {
  return new Fault({ kind: "fatal", where: `fill of ${to}`, message, next });
}

function notYet({ to }: Fill, message: string): Fault {
  const next = "run fill and compare until a comparison finds no difference";
  return new Fault({ kind: "retry", where: `fill of ${to}`, message, next });
}
