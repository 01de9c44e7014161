import {
  type Copy,
  copyFound,
  copyOf,
  findPath,
  type Found,
  isMapping,
  readProperty,
} from "./found";
import { Undecided, type Verdict } from "./verdict";

/** What a demand says of a property that is not there: AWS's own default decides which. */
export interface IfAbsent {
  /** `fails`: the default is not what is asked for. `passes`: the default is, or nothing needs it. */
  readonly absent?: "fails" | "passes";
}

/** Words that may be printed beside those that are allowed: known values of enumerations, never free text. */
export interface Shown {
  readonly shown?: readonly string[];
}

/**
 * A mapping inside a resource's properties, read so that whatever stands there (nothing, another kind, a
 * value not known yet) the rule goes on. Reads give `undefined` for nothing and for another kind, and end
 * the current part of the rule for a value that is not known; demands (`must...`) take an unknown value as
 * undecided and go on.
 */
export class Place {
  constructor(
    protected readonly target: unknown,
    /** Path of this place from the resource, empty for the resource itself. */
    readonly path: string,
    protected readonly verdict: Verdict,
    /** URN of the resource where it is not the one that the rule judges. */
    private readonly elsewhere?: string,
  ) {}

  /** Path of a property of this place. */
  pathOf(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  /** What stands at a key or a dotted path, `encryptAtRest.enabled`. Lists are not looked into. */
  find(path: string): Found {
    return findPath(this.target, path);
  }

  /** True when the property is there, known or not. */
  has(path: string): boolean {
    return this.find(path).state !== "absent";
  }

  isUnknown(path: string): boolean {
    return this.find(path).state === "unknown";
  }

  /** @throws Undecided when it is not known. */
  protected known(path: string): unknown {
    const found = this.find(path);
    if (found.state === "unknown") throw new Undecided(this.pathOf(path));
    return found.state === "known" ? found.value : undefined;
  }

  text(path: string): string | undefined {
    const value = this.known(path);
    return typeof value === "string" ? value : undefined;
  }

  /** A number, or a text that is one. */
  number(path: string): number | undefined {
    const value = this.known(path);
    if (typeof value === "number") return value;
    return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
  }

  /** A boolean, or the text of one: a few properties of the provider are texts. */
  flag(path: string): boolean | undefined {
    return asFlag(this.known(path));
  }

  /** The mapping at a path; nothing when another kind stands there. */
  at(path: string): Place | undefined {
    const value = this.known(path);
    return isMapping(value)
      ? new Place(value, this.pathOf(path), this.verdict, this.elsewhere)
      : undefined;
  }

  /** The mappings of a list; one mapping that stands alone is a list of one. */
  list(path: string): Place[] {
    const value = this.known(path);
    const places = this.elements(value).flatMap(({ found, index }) => {
      const at = `${this.pathOf(path)}${index}`;
      if (found.state === "unknown") {
        this.verdict.unknown.add(at);
        return [];
      }
      return found.state === "known" && isMapping(found.value)
        ? [new Place(found.value, at, this.verdict, this.elsewhere)]
        : [];
    });
    return places;
  }

  /** The texts of a list; one text that stands alone is a list of one. Unknown ones make the rule undecided. */
  texts(path: string): string[] {
    return this.elements(this.known(path)).flatMap(({ found, index }) => {
      if (found.state === "unknown") this.verdict.unknown.add(`${this.pathOf(path)}${index}`);
      return found.state === "known" && typeof found.value === "string" ? [found.value] : [];
    });
  }

  /** Ends the part of the rule when an element of a list is not known: what the list lacks cannot be told. */
  mustKnowAll(path: string): void {
    if (this.elements(this.known(path)).some(({ found }) => found.state === "unknown"))
      throw new Undecided(this.pathOf(path));
  }

  /** The mappings of a list of which all must be known: for rules about what the list lacks. */
  whole(path: string): Place[] {
    this.mustKnowAll(path);
    return this.list(path);
  }

  /** The texts of a list of which all must be known. */
  wholeTexts(path: string): string[] {
    this.mustKnowAll(path);
    return this.texts(path);
  }

  /** How many things stand in a list, unknown ones included; a single value is one. */
  count(path: string): number {
    return this.elements(this.known(path)).filter(({ found }) => found.state !== "absent").length;
  }

  /** Keys of the mapping at a path; of this place without one. */
  keys(path?: string): string[] {
    const value = path === undefined ? this.target : this.known(path);
    return isMapping(value) ? Object.keys(value) : [];
  }

  /** A plain copy with markers for what is not known. */
  copy(path: string): Copy {
    return copyFound(this.find(path));
  }

  /**
   * A document that is a JSON text or a mapping. A text that is no JSON is a fault.
   * @throws Undecided when the document as a whole is not known.
   */
  document(path: string): Copy | undefined {
    const value = this.known(path);
    if (value === undefined) return undefined;
    if (typeof value !== "string") return copyOf(value);
    try {
      return JSON.parse(value) as Copy;
    } catch {
      this.fail(path, "is not a JSON document");
      return undefined;
    }
  }

  private elements(value: unknown): { found: Found; index: string }[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ found: { state: "known", value }, index: "" }];
    return Array.from({ length: value.length }, (_, index) => ({
      found: readProperty(value, index),
      index: `[${String(index)}]`,
    }));
  }

  /** Reports that something is wrong at a path of this place. */
  fail(path: string, what: string): void {
    this.verdict.fail({
      ...(this.elsewhere === undefined ? {} : { urn: this.elsewhere }),
      path: path === "" ? this.path : this.pathOf(path),
      what,
    });
  }

  /** Runs a part of the rule; a value in it that is not known leaves the other parts alone. */
  part(work: () => void): void {
    this.verdict.guarded(work);
  }

  private demand(
    path: string,
    absent: "fails" | "passes",
    must: string,
    holds: (value: unknown) => string | undefined,
  ): void {
    const found = this.find(path);
    if (found.state === "unknown") {
      this.verdict.unknown.add(this.pathOf(path));
    } else if (found.state === "absent") {
      if (absent === "fails") this.fail(path, `is not set; ${must}`);
    } else {
      const wrong = holds(found.value);
      if (wrong !== undefined) this.fail(path, `is ${wrong}; ${must}`);
    }
  }

  /** @param options by default a missing property fails. */
  mustBeTrue(path: string, { absent = "fails" }: IfAbsent = {}): void {
    this.demand(path, absent, "it must be true", (value) =>
      asFlag(value) === true ? undefined : described(value),
    );
  }

  /** @param options by default a missing property passes. */
  mustBeFalse(path: string, { absent = "passes" }: IfAbsent = {}): void {
    this.demand(path, absent, "it must be false", (value) =>
      asFlag(value) === false ? undefined : described(value),
    );
  }

  /** Something must be there, an empty text or list not counted; a value not known yet is there. */
  mustExist(path: string): void {
    const found = this.find(path);
    if (found.state === "unknown") return;
    if (found.state === "absent") this.fail(path, "is not set; it must be");
    else if (isEmpty(found.value)) this.fail(path, "is empty; it must hold something");
  }

  /** Nothing may be there; false, an empty text and an empty list count as nothing. */
  mustBeAbsent(path: string): void {
    const found = this.find(path);
    if (found.state === "unknown") this.verdict.unknown.add(this.pathOf(path));
    else if (found.state === "known" && found.value !== false && !isEmpty(found.value))
      this.fail(path, "is set; it must not be");
  }

  /** @param options by default a missing property fails. */
  mustBeOneOf(
    path: string,
    allowed: readonly string[],
    { absent = "fails", shown = [] }: IfAbsent & Shown = {},
  ): void {
    this.demand(path, absent, `allowed: ${allowed.join(", ")}`, (value) =>
      typeof value === "string" && allowed.includes(value)
        ? undefined
        : described(value, [...allowed, ...shown]),
    );
  }

  /** @param options by default a missing property fails. */
  mustBeAtLeast(path: string, least: number, { absent = "fails" }: IfAbsent = {}): void {
    this.demand(path, absent, `it must be at least ${String(least)}`, (value) => {
      const number = asNumber(value);
      return number !== undefined && number >= least ? undefined : described(value);
    });
  }

  /** @param options by default a missing property passes. */
  mustBeAtMost(path: string, most: number, { absent = "passes" }: IfAbsent = {}): void {
    this.demand(path, absent, `it must be at most ${String(most)}`, (value) => {
      const number = asNumber(value);
      return number !== undefined && number <= most ? undefined : described(value);
    });
  }
}

function asFlag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}

/** A value for a message: numbers and booleans as they are, of texts only those of the vocabulary. */
export function described(value: unknown, vocabulary: readonly string[] = []): string {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (value === "true" || value === "false" || vocabulary.includes(value)) return value;
    return value === "" ? "empty" : "another text";
  }
  return Array.isArray(value) ? "a list" : "of another kind";
}
