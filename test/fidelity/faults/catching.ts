import type { Subject, Validator, Verdict } from "../support/validator";
import type { Fault } from "./generate";

/** Most resources in one call of a validator; the slowest judges about fifty of them in a second. */
const CHUNK = 1000;

function chunks(subjects: readonly Subject[]): Subject[][] {
  const count = Math.ceil(subjects.length / CHUNK);
  return Array.from({ length: count }, (_, index) =>
    subjects.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

/** How often each finding is made of one subject, by place and rule. */
type Counts = Map<string, { readonly path: string; often: number }>;

function counted(verdicts: readonly Verdict[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { key, path, rule } of verdicts) {
    const own = counts.get(key) ?? new Map<string, { path: string; often: number }>();
    const id = JSON.stringify([path, rule]);
    counts.set(key, own.set(id, { path, often: (own.get(id)?.often ?? 0) + 1 }));
  }
  return counts;
}

function isWithin(path: string, owner: string): boolean {
  return path === owner || (path.startsWith(owner) && /^[.[#]/.test(path.slice(owner.length)));
}

/** True for a finding at, in or around the fault; one about the whole resource may have come by chance. */
function isPlaced(path: string, { path: place, renamed = place }: Fault): boolean {
  if (path === "") return false;
  return isWithin(path, place) || isWithin(path, renamed) || isWithin(place, path);
}

function isCaught(fault: Fault, before: Counts | undefined, after: Counts | undefined): boolean {
  return [...(after ?? [])].some(
    ([id, { path, often }]) => isPlaced(path, fault) && often > (before?.get(id)?.often ?? 0),
  );
}

/**
 * Faults that a validator catches: those at whose place it has a finding that it has not on the planned
 * resource. What it does not cover it cannot catch.
 */
export async function caughtBy(
  validator: Pick<Validator, "covers" | "judge">,
  faults: readonly Fault[],
): Promise<ReadonlySet<Fault>> {
  const covered = faults.filter(({ base }) => validator.covers(base.type));
  const bases = new Map(covered.map(({ base }) => [base.key, base]));
  const verdicts: Verdict[] = [];
  for (const chunk of chunks([...bases.values(), ...covered.map(({ subject }) => subject)])) {
    verdicts.push(...(await validator.judge(chunk)));
  }
  const counts = counted(verdicts);
  return new Set(
    covered.filter((fault) =>
      isCaught(fault, counts.get(fault.base.key), counts.get(fault.subject.key)),
    ),
  );
}
