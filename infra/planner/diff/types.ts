import type { Properties } from "../record/types";

/** One resource of an exported deployment; every field beyond the first three may be absent. */
export interface ResourceRecord {
  readonly urn: string;
  readonly type: string;
  /** False for components. */
  readonly custom: boolean;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly parent?: string;
  /** Provider reference, `urn::id`. */
  readonly provider?: string;
  readonly protect?: boolean;
  readonly external?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deletedWith?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly customTimeouts?: Readonly<Record<string, number>>;
  readonly additionalSecretOutputs?: readonly string[];
  /** URNs, or specs as JSON text as the SDK sends them. */
  readonly aliases?: readonly string[];
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
}

/** The resources of one stack. */
export interface StackRecords {
  readonly stack: string;
  readonly resources: readonly ResourceRecord[];
}

/** What the new plan does to one resource. `options`: only what the engine does with it changes. */
export type DiffKind = "add" | "change" | "delete" | "options" | "replace";

export interface ResourceDiff {
  readonly kind: DiffKind;
  /** URN in the new plan; in the old one for `delete`. */
  readonly urn: string;
  readonly type: string;
  /** What is lost with it, for stateful types. */
  readonly stateful?: string;
  /** Changed input paths, sorted; never values. */
  readonly properties: readonly string[];
  /** Paths that force the replacement, sorted. */
  readonly forcedBy: readonly string[];
  /** Replaced resources that this one's forcing inputs are read from, as URNs. */
  readonly follows: readonly string[];
  /** Paths whose change the provider or API will refuse. */
  readonly refused: readonly string[];
  /** Changed resource options, sorted, `protect false -> true`. */
  readonly options: readonly string[];
  /** URN in the old plan, where an alias joined the two. */
  readonly formerUrn?: string;
  /** True when the old resource is protected: the engine will refuse to delete or replace it. */
  readonly protected: boolean;
  /** True when the engine forgets a deleted or replaced resource and leaves it in place. */
  readonly retained: boolean;
}

export interface StackDiff {
  readonly stack: string;
  /** `added` and `removed`: the stack is in one plan only. */
  readonly kind: "added" | "changed" | "removed";
  /** Sorted: replaced and deleted stateful resources first. */
  readonly resources: readonly ResourceDiff[];
}

export interface PlanDiff {
  /** Stacks with a difference, by name. */
  readonly stacks: readonly StackDiff[];
  readonly counts: Readonly<Record<DiffKind, number>>;
  /** Stateful resources that are deleted or replaced. */
  readonly statefulLosses: number;
  readonly refusals: number;
}
