import type { Lock, Namespace } from "../lock";
import type { Report } from "../report";
import type { FleetFile } from "../schema";

/** What every rule sees. */
export interface RuleContext {
  readonly file: FleetFile;
  readonly report: Report;
  /** The lock beside the fleet, if there is one. */
  readonly lock?: Lock;
  /** Managed namespaces of the data model. */
  readonly namespaces: readonly Namespace[];
  /** The moment that launches are compared with. */
  readonly now: Date;
  /** The file's name without `.yaml`; absent where a fleet comes from no file. */
  readonly fileName?: string;
}

/** Calls back for every value that stood before, with the index of its first place. */
export function forEachRepeat<T>(
  values: readonly T[],
  onRepeat: (value: T, index: number, first: number) => void,
): void {
  const seen = new Map<T, number>();
  values.forEach((value, index) => {
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    else onRepeat(value, index, first);
  });
}
