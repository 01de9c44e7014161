import type { Place, Subject } from "../../rule";
import type { IfAbsent } from "../../rule/place";
import { isPatch, kindOf, POD_PREFIXES, podPath } from "./types";

/** Lists of containers in a pod. */
const CONTAINERS = ["containers", "initContainers", "ephemeralContainers"] as const;
export type Containers = (typeof CONTAINERS)[number];

/** The pod that a workload makes. */
export interface Pod {
  readonly spec: Place;
  /** What a missing setting means whose default is the weaker value; a patch leaves it as it is. */
  readonly absent: Required<IfAbsent>;
}

/** The pod of a workload; a workload without a template has none. */
export function podOf<V>(it: Subject<V>): Pod {
  const path = podPath(it.type);
  const spec =
    (path === undefined ? undefined : it.at(path)) ?? it.notApplicable("has no template of a pod");
  return { spec, absent: { absent: isPatch(it.type) ? "passes" : "fails" } };
}

/** Judges each container of a pod by itself. */
export function eachContainer<V>(
  it: Subject<V>,
  pod: Pod,
  judge: (container: Place) => void,
  lists: readonly Containers[] = CONTAINERS,
): void {
  for (const list of lists) {
    it.part(() => {
      for (const container of pod.spec.list(list)) {
        it.part(() => {
          judge(container);
        });
      }
    });
  }
}

/** Paths of a pod's properties in every kind of workload. */
export function podProperties(...properties: readonly string[]): string[] {
  return POD_PREFIXES.flatMap((prefix) => properties.map((property) => `${prefix}.${property}`));
}

/** Paths of a container's properties in every kind of workload. */
export function containerProperties(...properties: readonly string[]): string[] {
  return podProperties(
    ...CONTAINERS.flatMap((list) => properties.map((property) => `${list}.${property}`)),
  );
}

/** A setting of a container that the pod may make for all, each in its `securityContext`. */
export function contextOf(container: Place, pod: Pod, key: string): { place: Place; path: string } {
  const path = `securityContext.${key}`;
  const place = !container.has(path) && pod.spec.has(path) ? pod.spec : container;
  return { place, path };
}

const NAMESPACE = "metadata.namespace";

/** True for a workload that serves each node: of logs, metrics, networks, disks. */
export function isNodeAgent<V>(it: Subject<V>): boolean {
  return kindOf(it.type) === "DaemonSet";
}

/**
 * True for a part of the cluster itself: what runs in `kube-system`, and node agents in namespaces that
 * are called systems (`calico-system`).
 * @throws Undecided when its namespace is not known yet.
 */
export function isAddOn<V>(it: Subject<V>): boolean {
  const namespace = it.text(NAMESPACE) ?? "";
  return isNodeAgent(it) ? namespace.endsWith("-system") : namespace === "kube-system";
}

/** Ends the rule for parts of the cluster itself. */
export function skipAddOns<V>(it: Subject<V>): void {
  if (isAddOn(it)) it.notApplicable("is a part of the cluster itself");
}

/** Ends the rule for what serves nodes; an advisory rule lists what it takes of them. */
export function skipNodeAgents<V>(it: Subject<V>): void {
  if (isNodeAgent(it)) it.notApplicable("serves each node");
  skipAddOns(it);
}

/** Ends the rule for pods of Windows, which have none of the settings of Linux. */
export function skipWindows<V>(it: Subject<V>, pod: Pod): void {
  if (pod.spec.text("os.name") === "windows") it.notApplicable("runs on Windows");
}
