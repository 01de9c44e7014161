import type { Mutant } from "./mutants";
import { placeOf } from "./mutation";
import { PROVIDERS } from "./providers";
import { CATALOGUE } from "./relevance/catalogue";
import { DOCUMENTED } from "./relevance/documented";
import { declaredBelow } from "./declared";
import { REMOVALS } from "./removals";
import { ADDITIONS } from "./weaker/additions";
import { NUMBERS } from "./weaker/numbers";
import { ORDERS } from "./weaker/words";

/** True when the provider declares a property at a generic path. */
function isDeclared(type: string, path: string): boolean {
  const names = path.replaceAll("[]", "").split(".");
  const last = names.pop() ?? "";
  return declaredBelow(type, names).has(last);
}

/** Lines of the tables that name nothing the providers declare, or make no mutant. */
export function unusedLines(mutants: readonly Mutant[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { site, operator } of mutants) {
    if (site === undefined) continue;
    const known = places.get(operator) ?? new Set<string>();
    places.set(operator, known.add(placeOf(site)));
  }
  const made = (operator: string) => [...(places.get(operator) ?? [])];
  const removed = new Set(
    mutants.flatMap(({ change, subject }) =>
      change.kind === "removed" ? [subject.resource.type] : [],
    ),
  );
  const configured = new Set(
    mutants.flatMap(({ operator, subject, generic, to }) =>
      operator === "provider weakened" ? [`${subject.resource.type} ${generic} ${to}`] : [],
    ),
  );
  return [
    ...[...CATALOGUE, ...DOCUMENTED].flatMap(({ type, paths }) =>
      paths.filter((path) => !isDeclared(type, path)).map((path) => `${type} ${path}: undeclared`),
    ),
    ...NUMBERS.filter(({ place }) => !made("number weakened").some((one) => place.test(one))).map(
      ({ place }) => `number ${place.source}`,
    ),
    ...ORDERS.filter(({ place }) => !made("word weakened").some((one) => place.test(one))).map(
      ({ place }) => `word ${place.source}`,
    ),
    ...ADDITIONS.filter(({ place }) => !made("weak value added").includes(place)).map(
      ({ place }) => `addition ${place}`,
    ),
    ...REMOVALS.filter(({ type }) => !removed.has(type)).map(({ type }) => `removal ${type}`),
    ...PROVIDERS.filter(({ type, name, to }) => !configured.has(`${type} ${name} ${to}`)).map(
      ({ type, name }) => `provider ${type} ${name}`,
    ),
  ];
}
