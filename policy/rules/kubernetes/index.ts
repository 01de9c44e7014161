import type { Rule } from "../../rule/rule";
import { noSecrets } from "./core/ConfigMap/no-secrets";
import { networkPolicy } from "./core/Namespace/network-policy";
import { podSecurity } from "./core/Namespace/pod-security";
import { capabilitiesAdded } from "./core/Pod/capabilities-added";
import { capabilitiesDropped } from "./core/Pod/capabilities-dropped";
import { cpuLimit } from "./core/Pod/cpu-limit";
import { currentVersion } from "./core/Pod/current-version";
import { environmentSecrets } from "./core/Pod/environment-secrets";
import { hostNamespaces } from "./core/Pod/host-namespaces";
import { hostPath } from "./core/Pod/host-path";
import { hostPorts } from "./core/Pod/host-ports";
import { imageDigest } from "./core/Pod/image-digest";
import { imagePinned } from "./core/Pod/image-pinned";
import { isolation } from "./core/Pod/isolation";
import { memoryLimit } from "./core/Pod/memory-limit";
import { namespace } from "./core/Pod/namespace";
import { noDataStore } from "./core/Pod/no-data-store";
import { nodeAgent } from "./core/Pod/node-agent";
import { nonRoot } from "./core/Pod/non-root";
import { privilegeEscalation } from "./core/Pod/privilege-escalation";
import { privileged } from "./core/Pod/privileged";
import { probes } from "./core/Pod/probes";
import { readOnlyRoot } from "./core/Pod/read-only-root";
import { readOnlyRootNamed } from "./core/Pod/read-only-root-named";
import { requests } from "./core/Pod/requests";
import { runtimeSocket } from "./core/Pod/runtime-socket";
import { seccomp } from "./core/Pod/seccomp";
import { seccompNamed } from "./core/Pod/seccomp-named";
import { secretsAsFiles } from "./core/Pod/secrets-as-files";
import { serviceAccountToken } from "./core/Pod/service-account-token";
import { sysctls } from "./core/Pod/sysctls";
import { externalIps } from "./core/Service/external-ips";
import { internal } from "./core/Service/internal";
import { defaultToken } from "./core/ServiceAccount/default-token";
import { disruptionBudget } from "./apps/Deployment/disruption-budget";
import { replicas } from "./apps/Deployment/replicas";
import { spread } from "./apps/Deployment/spread";
import { noEscalation } from "./rbac/ClusterRole/no-escalation";
import { noWildcards } from "./rbac/ClusterRole/no-wildcards";
import { notEverything } from "./rbac/ClusterRole/not-everything";
import { secrets } from "./rbac/ClusterRole/secrets";
import { sensitive } from "./rbac/ClusterRole/sensitive";
import { clusterAdmin } from "./rbac/ClusterRoleBinding/cluster-admin";
import { defaultAccount } from "./rbac/ClusterRoleBinding/default-account";
import { fewAdministrators } from "./rbac/ClusterRoleBinding/few-administrators";
import { noAnonymous } from "./rbac/ClusterRoleBinding/no-anonymous";
import { noSnippets } from "./networking/Ingress/no-snippets";
import { ingressTls } from "./networking/Ingress/tls";
import { narrowPolicy } from "./networking/NetworkPolicy/narrow";
import { notBlocking } from "./policy/PodDisruptionBudget/not-blocking";
import { encrypted } from "./storage/StorageClass/encrypted";

/** Rules about what runs in a Kubernetes cluster. */
export const KUBERNETES_RULES: readonly Rule[] = [
  noSecrets,
  networkPolicy,
  podSecurity,
  capabilitiesAdded,
  capabilitiesDropped,
  cpuLimit,
  currentVersion,
  environmentSecrets,
  hostNamespaces,
  hostPath,
  hostPorts,
  imageDigest,
  imagePinned,
  isolation,
  memoryLimit,
  namespace,
  noDataStore,
  nodeAgent,
  nonRoot,
  privilegeEscalation,
  privileged,
  probes,
  readOnlyRoot,
  readOnlyRootNamed,
  requests,
  runtimeSocket,
  seccomp,
  seccompNamed,
  secretsAsFiles,
  serviceAccountToken,
  sysctls,
  externalIps,
  internal,
  defaultToken,
  disruptionBudget,
  replicas,
  spread,
  noEscalation,
  noWildcards,
  notEverything,
  secrets,
  sensitive,
  clusterAdmin,
  defaultAccount,
  fewAdministrators,
  noAnonymous,
  noSnippets,
  ingressTls,
  narrowPolicy,
  notBlocking,
  encrypted,
];
