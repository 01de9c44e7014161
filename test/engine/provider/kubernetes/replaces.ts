import type { Properties } from "../../../../infra/planner/record/types";
import { kubernetesId, isAutonamed } from "./identity";

const SELECTOR = ["spec.selector"];
const ROLE = ["roleRef"];

/**
 * Paths whose change makes a new object, by kind; `metadata.name` and `metadata.namespace` do for every kind.
 * Source: pulumi-kubernetes, provider/pkg/provider/diff.go.
 */
const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  ClusterRoleBinding: ROLE,
  ConfigMap: ["binaryData", "data"],
  DaemonSet: SELECTOR,
  Deployment: SELECTOR,
  Job: ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
  PersistentVolumeClaim: ["spec"],
  Pod: ["spec"],
  ResourceQuota: ["spec.scopes"],
  RoleBinding: ROLE,
  Secret: ["data", "stringData", "type"],
  Service: ["spec.clusterIP"],
  StatefulSet: [
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  StorageClass: ["parameters", "provisioner"],
};
const COMMON = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/** Of the changed paths those that make a new object. */
export function kubernetesReplaces(type: string, changed: Iterable<string>): string[] {
  const forcing = [...COMMON, ...(BY_KIND[type.split(":").pop() ?? ""] ?? [])];
  return [...changed].filter((path) =>
    forcing.some(
      (prefix) =>
        path === prefix || (/^[.[]/.test(path.slice(prefix.length)) && path.startsWith(prefix)),
    ),
  );
}

/** An object of the program's own name that keeps it cannot stand beside its successor. */
export function kubernetesDeletesFirst(type: string, olds: Properties, news: Properties): boolean {
  return !isAutonamed(news) && kubernetesId(type, olds) === kubernetesId(type, news);
}
