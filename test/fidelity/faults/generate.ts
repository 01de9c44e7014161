import type { Subject } from "../support/validator";
import { mutated } from "./mutation";
import { OPERATORS } from "./operators";
import type { Published } from "./published";
import { chosenSites, pathOf } from "./sites";

/** One resource of the plan, wrong in one place. */
export interface Fault {
  readonly operator: string;
  /** The resource as planned. */
  readonly base: Subject;
  /** `rules[0].expiration.days`; of a misspelt property as planned. */
  readonly path: string;
  /** The path with the property's new name, where it has one. */
  readonly renamed?: string;
  /** `rules[].expiration.days` */
  readonly generic: string;
  /** The resource with the fault, under a key of its own. */
  readonly subject: Subject;
}

/** Every operator at every site where it applies: the same plan gives the same faults in the same order. */
export function faultsOf(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
): Fault[] {
  const faults: Fault[] = [];
  for (const site of chosenSites(subjects, published)) {
    const { subject: base, generic, steps } = site;
    for (const { name, apply } of OPERATORS) {
      for (const mutation of apply(site)) {
        const inputs = mutated(site, mutation);
        const region = typeof inputs.region === "string" ? inputs.region : base.region;
        const renamed =
          "rename" in mutation ? { renamed: pathOf([...steps.slice(0, -1), mutation.rename]) } : {};
        const subject = { ...base, key: `fault ${String(faults.length)}`, region, inputs };
        faults.push({ operator: name, base, path: pathOf(steps), ...renamed, generic, subject });
      }
    }
  }
  return faults;
}
