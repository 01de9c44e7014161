import type { PolicyContext } from "../context/context";
import { judgesType } from "./rule";
import { Subject, type Judged } from "./subject";
import { identifiers, nameEachOther, References } from "./references";
import { Undecided, type Verdict } from "./verdict";

/** A resource with its place among the others, as the policy SDK passes it to stack policies. */
export interface StackJudged extends Judged {
  readonly parent?: StackJudged;
  readonly dependencies: readonly StackJudged[];
  readonly propertyDependencies: Readonly<Record<string, readonly StackJudged[]>>;
}

/** The resources of one stack by type. Made once for all rules where the same list is passed to all. */
export class StackIndex {
  static readonly #known = new WeakMap<readonly StackJudged[], StackIndex>();
  readonly byType = new Map<string, StackJudged[]>();

  constructor(readonly resources: readonly StackJudged[]) {
    for (const resource of resources) {
      const same = this.byType.get(resource.type);
      if (same === undefined) this.byType.set(resource.type, [resource]);
      else same.push(resource);
    }
  }

  /** Types of the stack that some of these mean, patterns among them. */
  typesLike(types: readonly string[]): string[] {
    return types.some((type) => type.endsWith("*"))
      ? [...this.byType.keys()].filter((type) => judgesType(types, type))
      : types.filter((type) => this.byType.has(type));
  }

  readonly #references = new Map<string, References>();
  readonly #byIdentifier = new Map<string, ReadonlyMap<string, readonly StackJudged[]>>();

  /** Resources of a type by what a property of theirs names. */
  references(type: string, path: string): References {
    const key = `${type}\n${path}`;
    const known = this.#references.get(key);
    if (known !== undefined) return known;
    const made = new References(path, this.byType.get(type) ?? []);
    this.#references.set(key, made);
    return made;
  }

  /** Resources of a type by their identifiers. */
  identified(type: string): ReadonlyMap<string, readonly StackJudged[]> {
    const known = this.#byIdentifier.get(type);
    if (known !== undefined) return known;
    const made = new Map<string, StackJudged[]>();
    for (const resource of this.byType.get(type) ?? [])
      for (const identifier of identifiers(resource))
        made.set(identifier, [...(made.get(identifier) ?? []), resource]);
    this.#byIdentifier.set(type, made);
    return made;
  }

  readonly #computed = new Map<string, unknown>();

  /** A value that is computed once; what throws is computed again. */
  once<T>(key: string, compute: () => T): T {
    if (this.#computed.has(key)) return this.#computed.get(key) as T;
    const made = compute();
    this.#computed.set(key, made);
    return made;
  }

  static of(resources: readonly StackJudged[]): StackIndex {
    const known = StackIndex.#known.get(resources);
    if (known !== undefined) return known;
    const made = new StackIndex(resources);
    StackIndex.#known.set(resources, made);
    return made;
  }
}

/** A resource under a rule that looks at the resources beside it. */
export class StackSubject<V = Readonly<Record<string, unknown>>> extends Subject<V> {
  constructor(
    private readonly own: StackJudged,
    private readonly index: StackIndex,
    verdict: Verdict,
    context: PolicyContext,
    settings: V,
    elsewhere?: string,
  ) {
    super(own, verdict, context, settings, elsewhere);
  }

  /** Every resource of the stack. */
  get all(): readonly StackJudged[] {
    return this.index.resources;
  }

  /** Another resource of the stack; what is wrong with it is a finding of this rule, with the other's URN. */
  private as(other: StackJudged): StackSubject<V> {
    return new StackSubject(
      other,
      this.index,
      this.verdict,
      this.context,
      this.settings,
      other.urn,
    );
  }

  /** The resources of these types. */
  ofType(...types: readonly string[]): StackSubject<V>[] {
    return types
      .flatMap((type) => this.index.byType.get(type) ?? [])
      .map((other) => this.as(other));
  }

  /** Parents, nearest first. */
  get parents(): StackSubject<V>[] {
    const parents: StackSubject<V>[] = [];
    for (let { parent } = this.own; parent !== undefined; { parent } = parent)
      parents.push(this.as(parent));
    return parents;
  }

  /** True when some property of this resource was made of the other one's outputs. */
  dependsOn(other: StackSubject<V>): boolean {
    return this.own.dependencies.some(({ urn }) => urn === other.urn);
  }

  /** Whether a property names the other resource; `maybe`: it cannot be told yet. */
  names(key: string, other: StackSubject<V>): "yes" | "no" | "maybe" {
    return nameEachOther(this.own, key, other.own);
  }

  /** The resources of some types that a property of this one names for sure. */
  named(key: string, ...types: readonly string[]): StackSubject<V>[] {
    const found = this.find(key);
    if (found.state === "absent") return [];
    const texts = found.state === "known" ? this.texts(key) : [];
    const made = this.own.propertyDependencies[key.split(".")[0] ?? key] ?? [];
    const candidates = new Set<StackJudged>();
    for (const type of types) {
      const index = this.index.identified(type);
      for (const text of texts) for (const other of index.get(text) ?? []) candidates.add(other);
      for (const other of made) if (other.type === type) candidates.add(other);
    }
    return [...candidates]
      .filter((other) => nameEachOther(this.own, key, other) === "yes")
      .map((other) => this.as(other));
  }

  /** Known identifiers of this resource. */
  identifiers(): ReadonlySet<string> {
    return identifiers(this.own);
  }

  /** The resources of some types that name this one in a property for sure; what is not known yet is left out. */
  referrers(types: readonly string[], key: string): StackSubject<V>[] {
    return types
      .flatMap((type) => this.index.references(type, key).naming(this.own).sure)
      .map((other) => this.as(other));
  }

  /** Computes something about the stack once for all resources and rules that ask for it under the same name. */
  onceForStack<T>(name: string, compute: () => T): T {
    return this.index.once(name, compute);
  }

  /** Computes something about this resource once for all rules that ask for it under the same name. */
  once<T>(name: string, compute: () => T): T {
    return this.index.once(`${name}\n${this.urn}`, compute);
  }

  /**
   * The resources of some types that name this one in a property, such as the settings of a bucket.
   * @throws Undecided when there is none, but one might name it once its values are known.
   */
  namedBy(types: readonly string[], key: string): StackSubject<V>[] {
    const found = types.map((type) => this.index.references(type, key).naming(this.own));
    const sure = found.flatMap((each) => each.sure);
    if (sure.length === 0 && found.some(({ maybe }) => maybe)) throw new Undecided(key);
    return sure.map((other) => this.as(other));
  }
}
