import { providerUrn } from "./urn";
import type { PlannedResource } from "./types";

type Linked = Pick<PlannedResource, "urn" | "parent" | "provider" | "dependencies" | "deletedWith">;

/** What must come before a resource in a deployment. */
function before(resource: Linked): string[] {
  const provider = providerUrn(resource.provider);
  return [resource.parent, provider, resource.deletedWith, ...resource.dependencies].filter(
    (urn): urn is string => urn !== undefined,
  );
}

/**
 * Resources with dependencies before dependents, otherwise by URN.
 * Registration order depends on the timing of promises; this order depends on the graph only.
 *
 * @returns the order, and the URNs of each cycle found.
 */
export function deploymentOrder<T extends Linked>(
  resources: Iterable<T>,
): { ordered: T[]; cycles: string[][] } {
  const byUrn = new Map<string, T>();
  for (const resource of resources) byUrn.set(resource.urn, resource);
  const ordered: T[] = [];
  const cycles: string[][] = [];
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const visit = (urn: string): void => {
    const resource = byUrn.get(urn);
    if (resource === undefined || state.get(urn) === "done") return;
    if (state.get(urn) === "open") {
      cycles.push(trail.slice(trail.indexOf(urn)));
      return;
    }
    state.set(urn, "open");
    trail.push(urn);
    for (const other of before(resource).sort()) visit(other);
    trail.pop();
    state.set(urn, "done");
    ordered.push(resource);
  };
  for (const urn of [...byUrn.keys()].sort()) visit(urn);
  return { ordered, cycles };
}
