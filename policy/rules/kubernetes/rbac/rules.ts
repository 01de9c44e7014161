import { type Copy, type Place, UNKNOWN } from "../../../rule";
import type { Subject } from "../../../rule";
import { CLUSTER_ROLE, ROLE } from "../types";

/** Types that list what may be done. */
export const ROLES = [...CLUSTER_ROLE, ...ROLE];

/** Judges each rule of a role by itself. Rules that a role collects from others are theirs. */
export function eachRule<V>(it: Subject<V>, judge: (rule: Place) => void): void {
  for (const rule of it.list("rules")) {
    it.part(() => {
      judge(rule);
    });
  }
}

/** Groups that Kubernetes itself serves; others are of custom resources. */
const OWN_GROUP = /^$|^\*$|^[^.]*$|\.k8s\.io$/;
/** Groups of projects that end like those of Kubernetes itself. */
const PROJECT_GROUP = /\.x-k8s\.io$|^metrics\.k8s\.io$|^(custom|external)\.metrics\.k8s\.io$/;

/** True for a rule about custom resources only, which their operator owns as a whole. */
export function isCustom(rule: Place): boolean {
  const groups = rule.wholeTexts("apiGroups");
  return (
    groups.length > 0 &&
    groups.every((group) => !OWN_GROUP.test(group) || PROJECT_GROUP.test(group))
  );
}

/** Position of a text in a list, as the end of a path; undefined when it is not there. */
export function placeOf(rule: Place, key: string, text: string): string | undefined {
  rule.texts(key);
  const copy = rule.copy(key);
  if (copy === UNKNOWN) return undefined;
  if (!Array.isArray(copy)) return copy === text ? key : undefined;
  const index = (copy as readonly Copy[]).indexOf(text);
  return index < 0 ? undefined : `${key}[${String(index)}]`;
}

/** True when a rule grants one of the verbs, by name or by `*`. */
export function grants(rule: Place, key: string, ...names: readonly string[]): boolean {
  const held = rule.texts(key);
  return held.includes("*") || names.some((name) => held.includes(name));
}
