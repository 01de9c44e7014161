import type { Finding } from "../../errors";

/** A plain value as the engine receives it; secrets and resource references are wrapped, see `wire.ts`. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Properties = Readonly<Record<string, Value>>;

/** One registration, with everything the engine would be told about it. */
export interface PlannedResource {
  /** The URN the engine would compute: the full chain of parent types. */
  readonly urn: string;
  /** Type token, `aws:s3/bucket:Bucket` or `worldcell:network:Network`. */
  readonly type: string;
  readonly name: string;
  /** False for components. */
  readonly custom: boolean;
  /** Synthesised physical id; absent for components and, in a pass with unknowns, for all but providers. */
  readonly id?: string;
  /** Inputs before the provider's `check`. */
  readonly inputs: Properties;
  /** Synthesised outputs together with the inputs; for components what they registered. */
  readonly outputs: Properties;
  readonly parent?: string;
  /** `<provider urn>::<provider id>`; absent for components and providers. */
  readonly provider?: string;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  /** URNs by input property, sorted; only properties that depend on something. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly aliases: readonly string[];
  readonly deleteBeforeReplace: boolean;
  readonly deletedWith?: string;
  readonly importId?: string;
  /** Seconds by operation. */
  readonly customTimeouts?: Readonly<Partial<Record<"create" | "update" | "delete", number>>>;
  /** True for what is read, not managed, such as a StackReference. */
  readonly external: boolean;
}

/** One stack as recorded. */
export interface RecordedStack {
  readonly stack: string;
  /** Every registration, dependencies before dependents, otherwise by URN: the same program gives the same list. */
  readonly resources: readonly PlannedResource[];
  /** What the program returned; secrets stay wrapped. */
  readonly outputs: Properties;
  /** What the engine would have refused, and what the program threw. */
  readonly findings: readonly Finding[];
}
