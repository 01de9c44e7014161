import type { PolicyContext } from "../context/context";
import type { Found } from "./found";
import { isMapping, readProperty } from "./found";
import { Place } from "./place";
import { NotApplicable, Undecided, type Verdict } from "./verdict";

/** Options of a resource as the policy SDK passes them. */
export interface Options {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly aliases?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
  /** URN. */
  readonly parent?: string;
}

/** A resource as the policy SDK passes it, to resource and stack policies alike. */
export interface Judged {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  /** Inputs for a resource rule, outputs (which hold the inputs) for a stack rule; behind the SDK's proxy. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly opts: Options;
  readonly provider?: {
    readonly type: string;
    readonly urn: string;
    readonly name: string;
    readonly props: Readonly<Record<string, unknown>>;
  };
}

/** A resource under a rule: its properties as a {@link Place}, its options, and what the rule knows beside it. */
export class Subject<V = Readonly<Record<string, unknown>>> extends Place {
  constructor(
    readonly judged: Judged,
    verdict: Verdict,
    readonly context: PolicyContext,
    /** Values of the rule's settings. */
    readonly settings: V,
    elsewhere?: string,
  ) {
    super(judged.props, "", verdict, elsewhere);
  }

  get type(): string {
    return this.judged.type;
  }
  get urn(): string {
    return this.judged.urn;
  }
  get name(): string {
    return this.judged.name;
  }
  get options(): Options {
    return this.judged.opts;
  }

  /** Ends the rule: it does not apply, for this reason (`has no replicas`). */
  notApplicable(reason: string): never {
    throw new NotApplicable(reason);
  }

  /** Ends the rule: the value at this path decides and is not known. */
  undecided(path: string): never {
    throw new Undecided(path);
  }

  /** True while the operator confirms that what is stateful in the stack may go. */
  get removing(): boolean {
    return this.context.fleet?.removing ?? false;
  }

  /** The option `protect` must be set. */
  mustBeProtected(): void {
    if (!this.options.protect) this.fail("opts.protect", "is not set; it must be true");
  }

  /**
   * Region that an AWS resource stands in: its own, else its provider's.
   * Nothing when neither is given, as with a default provider.
   */
  get region(): string | undefined {
    return this.text("region") ?? this.textOf(readProperty(this.judged.provider?.props, "region"));
  }

  private textOf(found: Found): string | undefined {
    if (found.state === "unknown") throw new Undecided("provider.region");
    return found.state === "known" && typeof found.value === "string" ? found.value : undefined;
  }

  /** Tags of the resource with the provider's default tags below them; undefined entries are left out. */
  get tags(): ReadonlyMap<string, Found> {
    const tags = new Map<string, Found>();
    const add = (found: Found) => {
      if (found.state !== "known" || !isMapping(found.value)) return;
      for (const key of Object.keys(found.value)) tags.set(key, readProperty(found.value, key));
    };
    const defaults = readProperty(this.judged.provider?.props, "defaultTags");
    if (defaults.state === "known") add(readProperty(fromWire(defaults.value), "tags"));
    add(this.find("tags"));
    return tags;
  }
}

/** A part of a provider's configuration, which goes over the wire as JSON text. */
function fromWire(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}
