import type { Version } from "../../../../infra/runtime/version";
import { type Change, isSettled } from "../loader/change";
import { load, type LoaderPorts } from "../loader/load";
import { compareRange, type Difference, type DifferenceKind, kindOf } from "./compare";
import type { Looked, Side } from "./sides";

/** How far a comparison has come; plain data, stored between runs. */
export interface RepairProgress {
  /** Last id that is done; absent before the first range and when all is done. */
  readonly position?: string;
  readonly done: boolean;
  readonly checked: number;
  readonly missing: number;
  readonly extra: number;
  readonly differing: number;
  readonly repaired: number;
  /** The first differences; absent where there are none. */
  readonly first?: readonly Difference[];
}

/** How many differences are told by their ids. */
export const MOST_TOLD = 20;

/** Where a comparison begins. */
export const NOTHING_COMPARED: RepairProgress = {
  done: false,
  checked: 0,
  missing: 0,
  extra: 0,
  differing: 0,
  repaired: 0,
};

/** How to compare. */
export interface RepairOptions {
  /** Finds and counts, and writes nothing. @default false */
  readonly dryRun?: boolean;
  /** Documents of each side that are held at once. @default 1,000 */
  readonly limit?: number;
  /**
   * How long a difference is left alone before it is looked at again, in milliseconds: changes that are on their
   * way are none. @default 20,000, above the feed's freshness objective of 15 s
   */
  readonly settleMilliseconds?: number;
  /** What is found with this version or a later one, and not wanted, is left: it may be on its way. */
  readonly leaveFrom?: () => Version;
  /** Name to write an index by. @default its alias */
  readonly nameOf?: (index: string) => string;
}

/** What comparing needs. */
export interface RepairPorts extends LoaderPorts {
  /** What the indexes must hold. */
  readonly wanted: Side;
  readonly found: Side;
}

/**
 * Compares the next range of ids and mends what differs in it. It holds two pages; each difference is read again
 * from both sides, and written with the version that it was read with, so a change that comes at the same time
 * wins if it is later.
 *
 * @returns the progress after the range, or the same one when its repair did not come through in time.
 * @throws Fault when a side cannot be read, or nothing can be written.
 */
export async function repairRange(
  progress: RepairProgress,
  ports: RepairPorts,
  until: number,
  options: RepairOptions = {},
): Promise<RepairProgress> {
  const { limit = 1000, settleMilliseconds = 20_000 } = options;
  const { clock, found, wanted } = ports;
  const page = await wanted.after(progress.position, limit);
  const { checked, differences, end } = compareRange(
    page,
    await found.after(progress.position, limit),
  );
  const counts = { missing: 0, extra: 0, differing: 0 };
  let repaired = 0;
  const told: Difference[] = [];
  if (differences.length > 0) {
    await clock.sleep(settleMilliseconds);
    const changes: Change[] = [];
    for (const { changes: some, id, kind } of await lookedAgain(
      differences.map(({ id }) => id),
      ports,
      options,
    )) {
      counts[kind]++;
      told.push({ kind, id });
      changes.push(...some);
    }
    if (options.dryRun !== true && changes.length > 0) {
      const outcomes = await load(changes, ports, until);
      if (!outcomes.every(isSettled)) return progress;
      repaired = outcomes.filter((one) => one === "written" || one === "deleted").length;
    }
  }
  const first = [...(progress.first ?? []), ...told].slice(0, MOST_TOLD);
  return {
    ...(end === undefined ? {} : { position: end }),
    ...(first.length === 0 ? {} : { first }),
    done: end === undefined,
    checked: progress.checked + checked,
    missing: progress.missing + counts.missing,
    extra: progress.extra + counts.extra,
    differing: progress.differing + counts.differing,
    repaired: progress.repaired + repaired,
  };
}

interface Mend {
  readonly id: string;
  readonly kind: DifferenceKind;
  readonly changes: readonly Change[];
}

async function lookedAgain(
  ids: readonly string[],
  { found, wanted }: RepairPorts,
  options: RepairOptions,
): Promise<Mend[]> {
  // Both sides change while they are read, one after the other: what differs is looked at from both ends.
  const before = await found.byIds(ids);
  const want = await wanted.byIds(ids);
  const differing = ids.flatMap((id, at) => {
    const [wants, has] = [want[at] ?? nothing(id), before[at] ?? nothing(id)];
    return mendOf(wants, has, options) === undefined ? [] : [wants];
  });
  const after = await found.byIds(differing.map(({ id }) => id));
  return differing.flatMap((wants, at) => {
    const mend = mendOf(wants, after[at] ?? nothing(wants.id), options);
    return mend === undefined ? [] : [mend];
  });
}

const nothing = (id: string): Looked => ({ id, entries: [] });

function mendOf(
  want: Looked,
  have: Looked,
  { leaveFrom, nameOf = (index) => index }: RepairOptions,
): Mend | undefined {
  const youngest = leaveFrom?.() ?? Infinity;
  const isWanted = (index: string) => want.entries.some((entry) => entry.index === index);
  const held = have.entries.filter(({ index, version }) => isWanted(index) || version < youngest);
  const kind = kindOf(want.entries, held);
  if (kind === undefined) return undefined;
  const changes: Change[] = want.entries
    .filter(
      (entry) =>
        kindOf(
          [entry],
          held.filter(({ index }) => index === entry.index),
        ) !== undefined,
    )
    .map(({ body, id, index, version }) => ({
      index: nameOf(index),
      id,
      version,
      kind: "index",
      body,
    }));
  for (const { id, index, version } of held)
    if (!isWanted(index))
      changes.push({
        index: nameOf(index),
        id,
        version: want.at ?? version,
        kind: "delete",
        body: "",
      });
  return { id: want.id, kind, changes };
}
