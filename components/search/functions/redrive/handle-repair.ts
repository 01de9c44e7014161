import type { CheckpointStore } from "../../../../infra/runtime/checkpoint";
import { Fault } from "../../../../infra/runtime/errors";
import type { Admin } from "../bootstrap/admin";
import type { LoaderPorts } from "../loader/load";
import type { SearchSpace } from "../write/project";
import { type Documents, documentSide } from "./documents";
import { indexSide } from "./index-side";
import { resumed } from "./job";
import { NOTHING_COMPARED, type RepairOptions, type RepairProgress, repairRange } from "./repair";

/** A comparison to run, or to go on with. */
export interface RepairJob {
  readonly collection: string;
  /** Finds and counts, and writes nothing. A dry run and a repair have checkpoints of their own. */
  readonly dryRun?: boolean;
}

/** What a repair needs. */
export interface RepairJobPorts extends LoaderPorts {
  readonly admin: Admin;
  readonly documents: Documents;
  readonly checkpoints: CheckpointStore<RepairProgress>;
  readonly owner: string;
}

/** Time that a range may take at the end, in milliseconds. */
const RANGE_MILLISECONDS = 45_000;

/**
 * Compares a collection with its search indexes and repairs them, for as long as the process lasts. The next
 * invocation goes on; after one that ended with `done` it begins again.
 *
 * @param until moment at which the process ends, in milliseconds of the clock.
 * @throws Fault `fatal` for a collection that is in no index; `retry` while another instance runs.
 */
export async function handleRepair(
  { collection, dryRun = false }: RepairJob,
  space: Pick<SearchSpace, "cell">,
  ports: RepairJobPorts,
  until: number,
  options: Omit<RepairOptions, "dryRun"> = {},
): Promise<RepairProgress> {
  const aliases = space.cell.collections.get(collection)?.allAliases;
  if (aliases === undefined)
    throw new Fault({
      kind: "fatal",
      where: `repair of ${collection}`,
      message: "the collection is in no search index",
      next: `name one of ${[...space.cell.collections.keys()].join(", ")}`,
    });
  const sides = {
    wanted: documentSide(collection, ports.documents, space),
    found: indexSide(ports.admin, aliases),
  };
  const name = `search-${dryRun ? "compare" : "repair"}-${collection}`;
  try {
    return await resumed<RepairProgress, RepairProgress>(name, ports, async (stored, save) => {
      let progress = stored === undefined || stored.done ? NOTHING_COMPARED : stored;
      do {
        const next = await repairRange(progress, { ...ports, ...sides }, until, {
          ...options,
          dryRun,
        });
        if (next === progress) break;
        progress = next;
        await save(progress);
      } while (!progress.done && ports.clock.now() + RANGE_MILLISECONDS < until);
      return progress;
    });
  } finally {
    ports.metrics.flush();
  }
}
