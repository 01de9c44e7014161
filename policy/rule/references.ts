import { type Copy, copyOf, findPath, type Found, readProperty } from "./found";
import type { StackJudged } from "./stack-view";

/** Outputs by which other resources name a resource. */
const IDENTIFIERS = [
  "id",
  "arn",
  "name",
  "bucket",
  "url",
  "domainName",
  "clusterName",
  "userId",
] as const;

const identifiersOf = new WeakMap<StackJudged, ReadonlySet<string>>();

/** True when the value of some identifier of a resource is not known yet: it may be called anything. */
function mayBeCalledOtherwise(resource: StackJudged): boolean {
  return IDENTIFIERS.some((key) => readProperty(resource.props, key).state === "unknown");
}

/** Known identifiers of a resource. */
export function identifiers(resource: StackJudged): ReadonlySet<string> {
  const known = identifiersOf.get(resource);
  if (known !== undefined) return known;
  const made = new Set<string>();
  for (const key of IDENTIFIERS) {
    const found = findPath(resource.props, key);
    if (found.state === "known" && typeof found.value === "string") made.add(found.value);
  }
  identifiersOf.set(resource, made);
  return made;
}

/** Known texts at a path: of a list each, a single one alone. */
function textsAt(found: Found): string[] {
  if (found.state !== "known") return [];
  const { value } = found;
  if (typeof value === "string") return [value];
  if (!Array.isArray(value)) return [];
  return Array.from({ length: value.length }, (_, index) => readProperty(value, index)).flatMap(
    (item) => (item.state === "known" && typeof item.value === "string" ? [item.value] : []),
  );
}

/** Least length of a text by which another text is taken as made of it. */
const TELLING = 6;

const textsOf = new WeakMap<StackJudged, readonly string[]>();

/** Every known text in a resource's outputs. */
function outputTexts(resource: StackJudged): readonly string[] {
  const known = textsOf.get(resource);
  if (known !== undefined) return known;
  const made = new Set<string>();
  const walk = (value: Copy): void => {
    if (typeof value === "string") made.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(copyOf(resource.props));
  const texts = [...made];
  textsOf.set(resource, texts);
  return texts;
}

/** True when a text may have been made of a resource's outputs: it is one, holds one, or is part of one. */
function mayComeFrom(text: string, resource: StackJudged): boolean {
  return outputTexts(resource).some(
    (output) =>
      output === text ||
      (output.length >= TELLING && text.includes(output)) ||
      (text.length >= TELLING && output.includes(text)),
  );
}

/** True when a value, or an element of a list, is not known yet. */
function holdsUnknown(found: Found): boolean {
  if (found.state !== "known" || !Array.isArray(found.value)) return found.state === "unknown";
  const { value } = found;
  // Not by iterating: the SDK's proxy throws at an element that is not known.
  return Array.from({ length: value.length }, (_, index) => readProperty(value, index)).some(
    ({ state }) => state === "unknown",
  );
}

/** What a property was made of. */
function madeOf(resource: StackJudged, path: string): readonly StackJudged[] {
  return resource.propertyDependencies[path.split(".")[0] ?? path] ?? [];
}

/**
 * Whether a property of one resource names another one: by one of its identifiers, or, where that is not
 * known yet, by what the property was made of. `maybe`: it cannot be told.
 */
export function nameEachOther(
  resource: StackJudged,
  path: string,
  other: StackJudged,
): "yes" | "no" | "maybe" {
  const found = findPath(resource.props, path);
  if (found.state === "absent") return "no";
  const made = madeOf(resource, path);
  const fromOther = made.some(({ urn }) => urn === other.urn);
  const own = identifiers(other);
  const texts = textsAt(found);
  if (texts.some((text) => own.has(text))) return "yes";
  if (found.state === "unknown" || holdsUnknown(found)) {
    return fromOther ? "yes" : made.length > 0 ? "no" : "maybe";
  }
  const open = own.size === 0 || mayBeCalledOtherwise(other);
  // Made of others only, or of nothing while the other's identifiers are known: another one's name.
  // Below the top, what the whole property was made of tells nothing of this part of it.
  const partly = made.length === 0 || path.includes(".");
  if (!fromOther) return open && partly ? "maybe" : "no";
  // The program made it of the other one, but what stands there now may be something else.
  if (!open && !texts.some((text) => mayComeFrom(text, other))) return "no";
  return Array.isArray(found.value) || made.length === 1 ? "yes" : "maybe";
}

/**
 * The resources of one type by what one of their properties names, so that asking for those that name a
 * resource does not look at all of them.
 */
export class References {
  readonly #byText = new Map<string, StackJudged[]>();
  readonly #byMade = new Map<string, StackJudged[]>();
  /** Those whose value is not known and was made of nothing in the stack. */
  readonly #open: StackJudged[] = [];
  /** Those whose value is a text that was made of nothing in the stack. */
  readonly #literal: StackJudged[] = [];

  constructor(
    private readonly path: string,
    resources: readonly StackJudged[],
  ) {
    for (const resource of resources) {
      const found = findPath(resource.props, path);
      if (found.state === "absent") continue;
      const made = madeOf(resource, path);
      for (const text of textsAt(found)) add(this.#byText, text, resource);
      for (const { urn } of made) add(this.#byMade, urn, resource);
      if (made.length > 0) continue;
      if (holdsUnknown(found)) this.#open.push(resource);
      else this.#literal.push(resource);
    }
  }

  /** Those that name a resource; `maybe` when none does for sure, but one might. */
  naming(target: StackJudged): { readonly sure: StackJudged[]; readonly maybe: boolean } {
    const own = identifiers(target);
    const candidates = new Set(this.#byMade.get(target.urn) ?? []);
    for (const identifier of own)
      for (const resource of this.#byText.get(identifier) ?? []) candidates.add(resource);
    const sure: StackJudged[] = [];
    const open = own.size === 0 || mayBeCalledOtherwise(target);
    let maybe = this.#open.length > 0 || (open && this.#literal.length > 0);
    for (const resource of candidates) {
      const names = nameEachOther(resource, this.path, target);
      if (names === "yes") sure.push(resource);
      else if (names === "maybe") maybe = true;
    }
    return { sure, maybe };
  }
}

function add(map: Map<string, StackJudged[]>, key: string, resource: StackJudged): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [resource]);
  else same.push(resource);
}
