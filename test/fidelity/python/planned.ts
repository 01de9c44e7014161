import type { Context } from "mocha";
import { skipWithout } from "../../support/tools";
import { samplePlans, subjectsOf } from "../support/subjects";
import type { Subject, Validator, WrongFinding } from "../support/validator";
import { missingForPython } from "./environment";

/** Every AWS resource of every sample fleet; keys are `<fleet> <stack> <urn>`. */
export async function plannedAws(): Promise<Subject[]> {
  return (await samplePlans()).flatMap(({ fleet, stacks }) =>
    subjectsOf(stacks)
      .filter(({ type }) => type.startsWith("aws:"))
      .map((subject) => ({ ...subject, key: `${fleet} ${subject.key}` })),
  );
}

/** One planned resource of a type that has a property. */
export function plannedOf(planned: readonly Subject[], type: string, property?: string): Subject {
  const found = planned.find(
    ({ type: of, inputs }) => of === type && (property === undefined || property in inputs),
  );
  if (found === undefined) throw new Error(`no sample fleet has a ${type} with ${property ?? ""}`);
  return found;
}

/** What a validator finds beyond its wrong findings, a line each, and those that it no longer meets. */
export async function findingsOf(
  validator: Validator,
  subjects: readonly Subject[],
): Promise<{ readonly lines: readonly string[]; readonly unmet: readonly WrongFinding[] }> {
  const types = new Map(subjects.map(({ key, type }) => [key, type]));
  const met = new Set<WrongFinding>();
  const lines = (await validator.judge(subjects)).flatMap(({ key, path, rule, message }) => {
    const entry = validator.wrong.find(
      (wrong) => wrong.type === types.get(key) && wrong.rule === rule && wrong.path.test(path),
    );
    if (entry === undefined) return [`${key} ${path} ${rule}: ${message}`];
    met.add(entry);
    return [];
  });
  return { lines, unmet: validator.wrong.filter((entry) => !met.has(entry)) };
}

/** Skips what needs Python where it cannot be had, and says so; with `CI=true` that is a failure. */
export function needPython(context: Context): void {
  skipWithout(context, "what Python judges", missingForPython());
}
