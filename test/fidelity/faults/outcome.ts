import { refusals } from "../../engine/provider/check/judge";
import type { Subject, Validator } from "../support/validator";
import { caughtBy } from "./catching";
import { faultsOf, type Fault } from "./generate";
import type { Published } from "./published";
import { SURVIVORS, type Survivors } from "./survivors";

/** Who caught which faults. */
export interface Outcome {
  readonly faults: readonly Fault[];
  /** Faults by name of the validator, in the validators' order. */
  readonly caught: ReadonlyMap<string, ReadonlySet<Fault>>;
  /** What the simulated provider of the engine tier refuses; not counted as caught. */
  readonly refused: ReadonlySet<Fault>;
  /** Faults that no validator catches. */
  readonly survivors: readonly Fault[];
}

/** `check` of the simulated provider, as a judge. */
const CHECK: Pick<Validator, "covers" | "judge"> = {
  covers: () => true,
  judge: (subjects) =>
    Promise.resolve(
      subjects.flatMap(({ key, type, inputs }) =>
        refusals(type, inputs).map(({ property, reason }) => ({
          key,
          path: property,
          rule: reason,
          message: reason,
        })),
      ),
    ),
};

/** Generates the faults of a plan and asks every validator about each. */
export async function outcomeOf(
  subjects: readonly Subject[],
  published: ReadonlyMap<string, Published>,
  validators: readonly Validator[],
): Promise<Outcome> {
  const faults = faultsOf(subjects, published);
  // At the same time: those in Python are processes of their own.
  const caught = new Map(
    await Promise.all(
      validators.map(async (validator) => {
        return [validator.name, await caughtBy(validator, faults)] as const;
      }),
    ),
  );
  const all = [...caught.values()];
  return {
    faults,
    caught,
    refused: await caughtBy(CHECK, faults),
    survivors: faults.filter((fault) => !all.some((one) => one.has(fault))),
  };
}

/** The entry that explains a survivor. */
export function explained({ base, generic, operator }: Fault): Survivors | undefined {
  return SURVIVORS.find(
    (entry) => entry.type === base.type && entry.operator === operator && entry.path.test(generic),
  );
}
