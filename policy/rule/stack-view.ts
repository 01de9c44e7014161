import type { PolicyContext } from "../context/context";
import { Subject, type Judged } from "./subject";
import { Undecided, type Verdict } from "./verdict";

/** A resource with its place among the others, as the policy SDK passes it to stack policies. */
export interface StackJudged extends Judged {
  readonly parent?: StackJudged;
  readonly dependencies: readonly StackJudged[];
  readonly propertyDependencies: Readonly<Record<string, readonly StackJudged[]>>;
}

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

  /**
   * Whether a property names the other resource: by one of its identifiers, or, where that is not known yet,
   * by what the property was made of. `maybe`: it cannot be told.
   */
  names(key: string, other: StackSubject<V>): "yes" | "no" | "maybe" {
    const found = this.find(key);
    if (found.state === "absent") return "no";
    const madeOf = this.own.propertyDependencies[key.split(".")[0] ?? key] ?? [];
    const fromOther = madeOf.some(({ urn }) => urn === other.urn);
    if (found.state === "known") {
      const named = Array.isArray(found.value) ? this.texts(key) : [this.text(key)];
      const identifiers = other.identifiers();
      if (named.some((name) => name !== undefined && identifiers.has(name))) return "yes";
      if (Array.isArray(found.value)) return fromOther ? "yes" : "no";
      // Made of others only, or of nothing while the other's identifiers are known: another one's name.
      if (!fromOther) return madeOf.length > 0 || identifiers.size > 0 ? "no" : "maybe";
      return madeOf.length === 1 ? "yes" : "maybe";
    }
    if (fromOther) return "yes";
    return madeOf.length > 0 ? "no" : "maybe";
  }

  /** Known identifiers of this resource. */
  identifiers(): ReadonlySet<string> {
    const known = new Set<string>();
    for (const key of IDENTIFIERS) {
      const found = this.find(key);
      if (found.state === "known" && typeof found.value === "string") known.add(found.value);
    }
    return known;
  }

  /**
   * The resources of some types that name this one in a property, such as the settings of a bucket.
   * @throws Undecided when there is none, but one might name it once its values are known.
   */
  namedBy(types: readonly string[], key: string): StackSubject<V>[] {
    const judged = this.ofType(...types).map((other) => ({ other, names: other.names(key, this) }));
    const sure = judged.filter(({ names }) => names === "yes").map(({ other }) => other);
    if (sure.length === 0 && judged.some(({ names }) => names === "maybe")) {
      throw new Undecided(key);
    }
    return sure;
  }
}
