import { EVERYWHERE, type Metadata, type Settings, type SettingsOf } from "./metadata";
import type { StackSubject } from "./stack-view";
import type { Subject } from "./subject";

interface Guard<S extends Settings> extends Metadata<S> {
  /**
   * Type tokens of the resources that it judges; every spelling of the type. One that ends in `*` means all
   * that begin so (`aws:*`).
   */
  readonly types: readonly string[];
  /** Properties that it judges, as paths without list positions; `ignoreChanges` may name none of them. */
  readonly properties: readonly string[];
}

/** A rule about one resource by itself; judged before the resource is created or changed. */
export interface ResourceRule<S extends Settings = Settings> extends Guard<S> {
  readonly kind: "resource";
  check(it: Subject<SettingsOf<S>>): void;
}

/**
 * A rule about one resource that needs the resources beside it. The engine judges it after a preview or
 * an update as a whole: a preview stops what an `up --skip-preview` would create first.
 */
export interface StackRule<S extends Settings = Settings> extends Guard<S> {
  readonly kind: "stack";
  check(it: StackSubject<SettingsOf<S>>): void;
}

export type Rule = ResourceRule | StackRule;

/** The settings that a rule has by its kind are no matter of its own check. */
function withCommonSettings<S extends Settings, R extends Metadata<S>>(rule: R): R {
  return rule.elsewhere === undefined
    ? rule
    : { ...rule, settings: { ...rule.settings, ...EVERYWHERE } };
}

/** A rule about one resource by itself. */
export function resourceRule<const S extends Settings = Record<never, never>>(
  rule: Omit<ResourceRule<S>, "kind">,
): ResourceRule<S> {
  return { ...withCommonSettings(rule), kind: "resource" };
}

/** A rule about one resource among those of its stack. */
export function stackRule<const S extends Settings = Record<never, never>>(
  rule: Omit<StackRule<S>, "kind">,
): StackRule<S> {
  return { ...withCommonSettings(rule), kind: "stack" };
}

/** True when a rule of these types judges a type. */
export function judgesType(types: readonly string[], type: string): boolean {
  return types.some((own) =>
    own.endsWith("*") ? type.startsWith(own.slice(0, -1)) : own === type,
  );
}
