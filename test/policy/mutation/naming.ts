import type { Found } from "./judge/judge";
import type { Mutant } from "./mutants";

function isWithin(path: string, owner: string): boolean {
  return path === owner || (path.startsWith(owner) && /^[.[#]/.test(path.slice(owner.length)));
}

/** True when one path is the other, or is above or below it. */
function areRelated(path: string, place: string): boolean {
  return path !== "" && place !== "" && (isWithin(path, place) || isWithin(place, path));
}

const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9]+/g, "").toLowerCase();

/**
 * True when a finding says what is missing: by its type's name, or at the property of another resource that
 * was made of it.
 */
function namesMissing({ urn, what, path }: Found, { subject }: Mutant): boolean {
  const { type, urn: gone } = subject.resource;
  const name = type.split(":")[2] ?? type;
  if (plain(what).includes(plain(name))) return true;
  const other = subject.neighbours.find((resource) => resource.urn === urn);
  const top = /^[^.[]+/.exec(path)?.[0] ?? "";
  return other?.propertyDependencies[top]?.includes(gone) ?? false;
}

/** True when a finding names what a mutant has changed. */
export function names(found: Found, mutant: Mutant): boolean {
  if (mutant.change.kind === "removed") return namesMissing(found, mutant);
  if (found.urn !== mutant.subject.resource.urn) return false;
  return mutant.named.some((place) => areRelated(found.path, place));
}
