import type { StackSubject } from "../../rule";
import { PROJECT } from "./types";

/** Whether two resources stand in one Atlas project. `maybe`: it cannot be told before the update. */
function sameProject<V>(one: StackSubject<V>, other: StackSubject<V>): "yes" | "no" | "maybe" {
  if (!one.isUnknown("projectId") && !other.isUnknown("projectId"))
    return one.text("projectId") === other.text("projectId") ? "yes" : "no";
  for (const project of one.ofType(PROJECT)) {
    const own = one.names("projectId", project);
    const others = other.names("projectId", project);
    if (own === "yes" && others === "yes") return "yes";
    if ((own === "yes" && others === "no") || (own === "no" && others === "yes")) return "no";
  }
  return "maybe";
}

/** True when a resource of a type may turn out to be in the same Atlas project once that is known. */
export function mayHaveMore<V>(it: StackSubject<V>, type: string): boolean {
  return it.ofType(type).some((other) => sameProject(it, other) === "maybe");
}

/**
 * The resources of a type in the same Atlas project as this one.
 *
 * @throws Undecided when there is none, but one might be once its project is known.
 */
export function ofProject<V>(it: StackSubject<V>, type: string): StackSubject<V>[] {
  const judged = it.ofType(type).map((other) => ({ other, same: sameProject(it, other) }));
  const sure = judged.filter(({ same }) => same === "yes").map(({ other }) => other);
  if (sure.length === 0 && judged.some(({ same }) => same === "maybe")) it.undecided("projectId");
  return sure;
}
