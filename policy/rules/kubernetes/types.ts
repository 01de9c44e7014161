/** Tokens of a kind in these versions of its group, with the patches of server-side apply. */
export function kindTypes(kind: string, ...versions: readonly string[]): string[] {
  return versions.flatMap((version) => [
    `kubernetes:${version}:${kind}`,
    `kubernetes:${version}:${kind}Patch`,
  ]);
}

/** Kind of a token; a patch is of the kind that it patches. */
export function kindOf(type: string): string {
  return (type.split(":").at(-1) ?? "").replace(/Patch$/, "");
}

/** True for a patch, which leaves alone what it does not name. */
export function isPatch(type: string): boolean {
  return type.endsWith("Patch");
}

const APPS = ["apps/v1", "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1"];
const RBAC = ["v1", "v1beta1", "v1alpha1"].map((version) => `rbac.authorization.k8s.io/${version}`);

/** Where each kind of workload has its pod. */
const POD_PATHS = {
  CronJob: "spec.jobTemplate.spec.template.spec",
  DaemonSet: "spec.template.spec",
  Deployment: "spec.template.spec",
  Job: "spec.template.spec",
  Pod: "spec",
  PodTemplate: "template.spec",
  ReplicaSet: "spec.template.spec",
  ReplicationController: "spec.template.spec",
  StatefulSet: "spec.template.spec",
} as const;
export type Workload = keyof typeof POD_PATHS;

const VERSIONS: Readonly<Record<Workload, readonly string[]>> = {
  CronJob: ["batch/v1", "batch/v1beta1", "batch/v2alpha1"],
  DaemonSet: APPS.filter((version) => version !== "apps/v1beta1"),
  Deployment: APPS,
  Job: ["batch/v1"],
  Pod: ["core/v1"],
  PodTemplate: ["core/v1"],
  ReplicaSet: APPS.filter((version) => version !== "apps/v1beta1"),
  ReplicationController: ["core/v1"],
  StatefulSet: APPS.filter((version) => version !== "extensions/v1beta1"),
};

/** Every kind that has a pod. */
export const WORKLOADS = Object.keys(POD_PATHS) as readonly Workload[];
/** Kinds whose pods run until somebody stops them. */
export const SERVICES: readonly Workload[] = [
  "DaemonSet",
  "Deployment",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
];

/** Path of the pod in a workload of this type. */
export function podPath(type: string): string | undefined {
  return (POD_PATHS as Readonly<Record<string, string>>)[kindOf(type)];
}

/** Path of the annotations of the pods that a workload of this type makes. */
export function annotationsPath(type: string): string {
  return `${(podPath(type) ?? "spec").replace(/spec$/, "")}metadata.annotations`;
}

/** Tokens of workloads. */
export function workloadTypes(kinds: readonly Workload[] = WORKLOADS): string[] {
  return kinds.flatMap((kind) => kindTypes(kind, ...VERSIONS[kind]));
}

/** Paths of pods in workloads, each once. */
export const POD_PREFIXES: readonly string[] = [...new Set(Object.values(POD_PATHS))];

export const CLUSTER_ROLE = kindTypes("ClusterRole", ...RBAC);
export const ROLE = kindTypes("Role", ...RBAC);
export const CLUSTER_ROLE_BINDING = kindTypes("ClusterRoleBinding", ...RBAC);
export const ROLE_BINDING = kindTypes("RoleBinding", ...RBAC);
export const CONFIG_MAP = kindTypes("ConfigMap", "core/v1");
export const NAMESPACE = kindTypes("Namespace", "core/v1");
export const SERVICE = kindTypes("Service", "core/v1");
export const INGRESS = kindTypes(
  "Ingress",
  "networking.k8s.io/v1",
  "networking.k8s.io/v1beta1",
  "extensions/v1beta1",
);
export const NETWORK_POLICY = kindTypes(
  "NetworkPolicy",
  "networking.k8s.io/v1",
  "extensions/v1beta1",
);
export const DISRUPTION_BUDGET = kindTypes("PodDisruptionBudget", "policy/v1", "policy/v1beta1");
export const STORAGE_CLASS = kindTypes(
  "StorageClass",
  "storage.k8s.io/v1",
  "storage.k8s.io/v1beta1",
);
export const AUTOSCALER = kindTypes(
  "HorizontalPodAutoscaler",
  "autoscaling/v1",
  "autoscaling/v2",
  "autoscaling/v2beta1",
  "autoscaling/v2beta2",
);
